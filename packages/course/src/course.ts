import type { CommandBody } from './command.ts';
import type { StepId } from './command-table.ts';
import type { Gate, Prompt } from './gate.ts';
import type { GateId } from './gate-rules.ts';
import type { DocumentKind, ProductCode } from './vocabulary.ts';

/** When a fact entered the course and who stated it. */
export interface Fact {
  readonly version: number;
  readonly recordedAt: string;
  readonly by: string;
}

export type Stated<T> = T & { readonly fact: Fact };

export interface Directive extends CommandBody<'prescribe'> {
  readonly fact: Fact;
  /** The code on the directive and its label; changes with every new directive. */
  readonly code: string;
  readonly status: 'live' | 'replaced' | 'voided' | 'used';
  readonly voidedBecause: string | null;
}

export interface Order extends CommandBody<'order-dose'> {
  readonly fact: Fact;
  readonly reference: string;
  readonly directiveCode: string;
  readonly activityMBq: number;
  readonly product: ProductCode;
  readonly plannedAt: string;
  readonly supplierReference: string | null;
  readonly status: 'ordered' | 'confirmed' | 'cancelled' | 'received';
  readonly milestones: readonly Stated<CommandBody<'record-milestone'>>[];
  readonly missing: Stated<CommandBody<'report-missing-dose'>> | null;
}

export interface Vial extends CommandBody<'receive-dose'> {
  readonly fact: Fact;
  readonly status: 'accepted' | 'quarantined' | 'rejected' | 'used';
  /** Findings outside their limits, as gate ids. */
  readonly findings: readonly string[];
  readonly assays: readonly Stated<CommandBody<'assay-dose'>>[];
}

export interface Injection {
  readonly start: Stated<CommandBody<'start-injection'>>;
  readonly siteChecks: readonly Stated<CommandBody<'check-site'>>[];
  readonly pauses: readonly (Stated<CommandBody<'pause-injection'>> & {
    resumed: Stated<CommandBody<'resume-injection'>> | null;
  })[];
  readonly stop: Stated<CommandBody<'stop-injection'>> | null;
  readonly extravasation: Stated<CommandBody<'record-extravasation'>> | null;
}

export interface Delivery {
  readonly fact: Fact;
  readonly deliveredMBq: number;
  /** Standard uncertainty, k = 1. */
  readonly uncertaintyMBq: number;
  readonly prescribedMBq: number;
  readonly percentOfDirective: number;
  readonly withinTolerance: boolean;
  readonly referenceAt: string;
  /** An input was corrected afterwards: it must be confirmed anew. */
  readonly outdated: boolean;
}

export interface Cycle {
  readonly number: number;
  readonly order: Order | null;
  readonly cancelledOrders: readonly (Order & { cancellation: CommandBody<'cancel-order'> })[];
  readonly vial: Vial | null;
  readonly rejectedVials: readonly Vial[];
  readonly fitness:
    | (Stated<CommandBody<'check-fitness'>> & {
        verdict: 'fit' | 'unfit' | 'cannot-evaluate';
        findings: readonly Pick<Gate & { id: GateId }, 'id' | 'result' | 'inputs'>[];
      })
    | null;
  readonly line: Stated<CommandBody<'check-line'>> | null;
  readonly timeOut: (Stated<CommandBody<'time-out'>> & { directiveCode: string; witness: string }) | null;
  readonly injection: Injection | null;
  readonly residuals: readonly Stated<CommandBody<'measure-residual'>>[];
  readonly delivery: Delivery | null;
  readonly doseRates: readonly Stated<CommandBody<'measure-dose-rate'>>[];
  readonly release:
    | (Stated<CommandBody<'release-patient'>> & { rule: string; doseRateUSvPerH: number | null })
    | null;
  readonly instructions: Stated<CommandBody<'give-instructions'>> | null;
  readonly followUp: Stated<CommandBody<'plan-follow-up'>> | null;
  readonly doseRule: DoseRuleResult | null;
  /** The rule has asked, since the dose before, for a reduction: it stays due when the toxicity is gone. */
  readonly reductionDue: boolean;
  /** The latest word on room, people and the patient's arrival. */
  readonly arrangement: Stated<CommandBody<'arrange-dose-day'>> | null;
  /** The latest word that the dose is given later than planned. */
  readonly delay: Stated<CommandBody<'delay-cycle'>> | null;
  /** Decision, after the cycle before, that this cycle may go ahead. */
  readonly decision: Stated<CommandBody<'decide-next-cycle'>> | null;
}

export interface DoseRuleResult {
  readonly fact: Fact;
  readonly pack: string;
  readonly packVersion: string;
  readonly action: string;
  readonly nextActivityMBq: number | null;
  readonly earliest: string | null;
  readonly target: string | null;
  readonly latest: string | null;
  readonly rows: readonly { id: string; fired: boolean | null; status: string; effect: string }[];
}

export interface EligibilityResult {
  readonly fact: Fact;
  readonly pack: string;
  readonly packVersion: string;
  readonly outcome: 'eligible' | 'not-eligible' | 'cannot-evaluate';
  readonly criteria: readonly {
    id: string;
    result: string;
    inputs: Record<string, unknown>;
    source: unknown;
    status: string;
  }[];
}

export interface Course {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly siteId: string;
  readonly status: 'open' | 'held' | 'ended';
  /** Number of the cycle under way or next; 1-based. */
  readonly currentCycle: number;
  readonly referral: Stated<CommandBody<'refer'>> | null;
  readonly documents: Readonly<Record<string, 'received' | 'missing'>>;
  /** Documents noted as missing since the referral and not here yet: when they were last asked for, and by whom. */
  readonly documentsAsked: Readonly<Record<string, Fact>>;
  /** Documents kept as files, in the order in which they came. */
  readonly files: readonly Stated<{ kind: DocumentKind; file: string; note: string }>[];
  readonly history: Stated<CommandBody<'record-history'>> | null;
  readonly labs: readonly Stated<CommandBody<'record-labs'>>[];
  readonly pet: (Stated<CommandBody<'record-psma-pet'>> & { read: 'draft' | 'signed' }) | null;
  readonly eligibility: EligibilityResult | null;
  readonly board: Stated<CommandBody<'decide-board'>> | null;
  readonly consents: Partial<Record<'treatment' | 'data-export', Stated<CommandBody<'record-consent'>>>>;
  readonly estimate:
    | (Stated<CommandBody<'issue-estimate'>> & {
        accepted: boolean;
        /** Nobody had evaluated eligibility when it was given: it promises no treatment. */
        beforeEligibility: boolean;
      })
    | null;
  readonly cover: Stated<CommandBody<'record-cover'>> | null;
  /** Newest last; at most one is live. */
  readonly directives: readonly Directive[];
  readonly conflictingOrders: readonly Stated<CommandBody<'note-conflicting-order'>>[];
  readonly cycles: Readonly<Record<number, Cycle>>;
  readonly adverseEvents: Stated<CommandBody<'record-adverse-events'>> | null;
  /** Dose reductions made so far by the label's rule. */
  readonly doseReductions: number;
  readonly hold: Stated<CommandBody<'hold-course'>> | null;
  readonly end: (Stated<CommandBody<'end-treatment'>> & { psaResponse: PsaResponse | null }) | null;
  readonly corrections: readonly { version: number; reason: string; fact: Fact }[];
  readonly overrides: readonly { gate: string; reason: string; command: string; fact: Fact }[];
}

/** PCWG3: best percentage change from the last PSA before the first dose. */
export interface PsaResponse {
  readonly baselineNgPerMl: number;
  readonly bestNgPerMl: number;
  readonly bestChangePercent: number;
  /** A fall of ≥50 % seen again at least three weeks later. */
  readonly psa50Confirmed: boolean;
}

/** One act as it stands for the course now: refused now means blocked, unless another act comes first. */
export interface StepView {
  readonly command: string;
  readonly step: StepId;
  readonly state: 'done' | 'open' | 'blocked' | 'later';
  readonly gates: readonly Gate[];
  readonly doneAt: string | null;
  /** Later: the act that must be done before; null when it waits for none. */
  readonly waitsFor: string | null;
}

export interface CourseView {
  readonly course: Course;
  readonly steps: readonly StepView[];
  readonly prompts: readonly Prompt[];
  /** Next act of the way, for worklists. */
  readonly next: string | null;
}
