import { Button, Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CredentialField } from '../ui/credential-field.tsx';
import { CsvButton } from '../ui/index.ts';
import { WitnessField } from '../ui/witness-field.tsx';
import { Specimen } from './specimen.tsx';

const variants = ['filled', 'light', 'default', 'subtle', 'transparent'] as const;
const nobody = { username: '', method: 'pin', secret: '' } as const;

/** Parts that are pressed and filled in. */
export function FormParts() {
  const { t } = useTranslation(['palette', 'app']);
  const [method, setMethod] = useState<'pin' | 'password'>('pin');
  const [witness, setWitness] = useState<Parameters<typeof WitnessField>[0]['value']>(nobody);
  const label = t('app:action.save');
  const field = t('palette:views.name');
  return (
    <>
      <Specimen name="button">
        <div className="specimen-row">
          {variants.map((variant) => (
            <Button key={variant} variant={variant}>
              {label}
            </Button>
          ))}
          <Button loading>{label}</Button>
          <Button disabled>{label}</Button>
          <Button size="compact-sm" variant="default">
            {label}
          </Button>
        </div>
      </Specimen>
      <Specimen name="text-input">
        <div className="columns">
          <TextInput label={field} description={t('palette:views.help')} />
          <TextInput label={field} error={t('palette:views.taken')} defaultValue="7.4" required />
          <TextInput label={field} disabled defaultValue="7.4" />
          <Textarea label={field} defaultValue="7.4" />
        </div>
      </Specimen>
      <Specimen name="choices">
        <div className="columns">
          <NativeSelect label={field} data={['A', 'B']} />
          <Checkbox label={field} defaultChecked />
          <Checkbox label={field} description={t('palette:keys.single-help')} />
          <Radio label={field} name="sample" value="a" defaultChecked />
          <Radio label={field} name="sample" value="b" error={t('palette:views.taken')} />
        </div>
      </Specimen>
      <Specimen name="credential-field">
        <CredentialField
          name="gallery.secret"
          owner={t('app:signature.your')}
          method={method}
          secret=""
          onMethod={setMethod}
          onSecret={() => undefined}
        />
      </Specimen>
      <Specimen name="witness-field">
        <WitnessField value={witness} onChange={setWitness} exclude="sample" />
      </Specimen>
      <Specimen name="csv-button">
        <CsvButton file="sample" load={() => ({ header: ['=A'], rows: [['+1'], [2]] })} />
      </Specimen>
    </>
  );
}
