import { createContext, type ReactNode, use, useCallback, useEffect, useState } from "react";
import { useText } from "../text/language";
import { IconButton } from "./Button";
import "./toast.css";

type Say = (words: string) => void;

const SHOWN_FOR = 6_000;
const Saying = createContext<Say>(() => {});

/** Return how to say something in passing: it is shown for six seconds and read out politely. */
export const useToast = (): Say => use(Saying);

/** Hold the one message that is shown; a newer one takes its place. */
export function ToastProvider({ children }: { children: ReactNode }): ReactNode {
  const text = useText();
  const [said, setSaid] = useState<{ words: string } | null>(null);
  const say = useCallback<Say>((words) => setSaid({ words }), []);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <Saying value={say}>
      {children}
      <div className="toasts" role="status">
        {said && (
          <div className="toast">
            <span>{said.words}</span>
            <IconButton icon="cross" label={text.common.close} small onClick={() => setSaid(null)} />
          </div>
        )}
      </div>
    </Saying>
  );
}
