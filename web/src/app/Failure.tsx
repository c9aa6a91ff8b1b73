import { Component, type ReactNode } from "react";
import { useText } from "../text/language";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/States";

interface FailureProps {
  children: ReactNode;
}

/** Catches an error of a page's own, so that the rest of the page stays and the error can be reported. */
export class Failure extends Component<FailureProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error ? <Crashed error={this.state.error} /> : this.props.children;
  }
}

function Crashed({ error }: { error: Error }): ReactNode {
  const text = useText();
  return (
    <div role="alert">
      <EmptyState
        icon="alert"
        title={text.app.crashed}
        action={<Button onClick={() => window.location.reload()}>{text.app.reload}</Button>}
      >
        <p>{text.app.crashedHint}</p>
        <p>
          <code>{error.message}</code>
        </p>
      </EmptyState>
    </div>
  );
}
