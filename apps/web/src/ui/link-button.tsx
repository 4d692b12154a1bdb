import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { forwardRef, type ReactNode } from 'react';

/** A link that looks like a button: it goes somewhere, it does nothing. */
export const LinkButton = createLink(
  forwardRef<HTMLAnchorElement, ButtonProps & { children?: ReactNode }>((props, ref) => (
    <Button variant="default" component="a" ref={ref} {...props} />
  )),
);
