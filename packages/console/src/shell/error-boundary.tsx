import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { Component, type ReactNode } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { shellTexts } from './texts.ts';

interface Props {
  /** Another key is another try: the address of the page. */
  readonly of: string;
  readonly children: ReactNode;
}

interface State {
  readonly of: string;
  readonly error: unknown;
}

/** Keeps a fault of one page inside the page. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { of: this.props.of, error: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error ?? new Error('unknown') };
  }

  static getDerivedStateFromProps({ of }: Props, state: State): Partial<State> | null {
    return of === state.of ? null : { of, error: null };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Broken error={this.state.error} />;
  }
}

function Broken({ error }: { readonly error: unknown }) {
  const text = useTexts(shellTexts);
  return (
    <Box padding={{ vertical: 'xl' }}>
      <Alert type="error" header={text.broken} action={<Button onClick={() => location.reload()}>{text.reload}</Button>}>
        {error instanceof Error ? error.message : String(error)}
      </Alert>
    </Box>
  );
}
