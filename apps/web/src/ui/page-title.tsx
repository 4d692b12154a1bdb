import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

/** The one h1 of a page; also names the browser tab. */
export function PageTitle(props: { title: string; lead?: ReactNode; actions?: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} – Lutetia`;
  }, [props.title]);
  return (
    <header className="page-title">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={1}>{props.title}</Title>
        {props.actions && <Group gap="xs">{props.actions}</Group>}
      </Group>
      {props.lead && (
        <Text c="dimmed" maw="70ch" component="div">
          {props.lead}
        </Text>
      )}
    </header>
  );
}
