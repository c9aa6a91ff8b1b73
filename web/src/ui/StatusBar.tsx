import type { ReactNode } from "react";
import "./status-bar.css";

interface StatusBarProps {
  /** What is shown, and the keys that move in it. */
  children: ReactNode;
  /** Of when the data are. */
  end: ReactNode;
}

/** The line below a page. */
export function StatusBar({ children, end }: StatusBarProps): ReactNode {
  return (
    <footer className="status-bar">
      <div className="status-bar-start">{children}</div>
      <div>{end}</div>
    </footer>
  );
}

/** One key or more, and what they do. */
export function KeyHint({ keys, children }: { keys: readonly string[]; children: ReactNode }): ReactNode {
  return (
    <span className="key-hint">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
      {children}
    </span>
  );
}
