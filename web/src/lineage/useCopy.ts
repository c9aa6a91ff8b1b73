import { useText } from "../text/language";
import { useToast } from "../ui/Toast";

/** Copies a text and says so; where the browser forbids it, says that. */
export function useCopy(): (text: string, done?: string) => void {
  const text = useText().lineage;
  const say = useToast();
  return (copied, done = text.copied) => {
    const writing = navigator.clipboard?.writeText(copied) ?? Promise.reject(new Error("no clipboard"));
    writing.then(
      () => say(done),
      () => say(text.copyFailed),
    );
  };
}
