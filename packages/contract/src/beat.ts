/** What a stream says while there is nothing to say. Whoever has heard nothing for `lostAfterMs` has lost it. */
export const beat = { event: 'beat', everyMs: 20_000, lostAfterMs: 45_000 } as const;
