import type { ReactNode } from "react";
import type { Gap } from "../api/types";
import { isOpaque } from "../graph/opaque";
import { useText } from "../text/language";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useCopy } from "./useCopy";
import "./gaps.css";

/** What could not be read, by what it is about, with the permissions that would help; then the steps that hide their data. */
export function GapsDialog({ gaps, onClose }: { gaps: readonly Gap[]; onClose: () => void }): ReactNode {
  const text = useText().lineage.gaps;
  const copy = useCopy();
  const [opaque, unread] = [gaps.filter(isOpaque), gaps.filter((gap) => !isOpaque(gap))];
  const actions = actionsOf(unread);
  const title = text.opaque(opaque.length);
  return (
    <Dialog title={unread.length > 0 ? text.title : title} onClose={onClose}>
      <div className="gaps-dialog">
        {unread.length > 0 && <p>{text.intro}</p>}
        {[...byResource(unread)].map(([resource, about]) => (
          <section key={resource}>
            <h3 dir="auto">{resource}</h3>
            <ul>
              {about.map((gap) => (
                <GapItem key={JSON.stringify([gap.code, gap.operation, gap.detail])} gap={gap} />
              ))}
            </ul>
          </section>
        ))}
        {actions.length > 0 && (
          <section>
            <h3>{text.actions}</h3>
            <pre className="raw">{actions.join("\n")}</pre>
            <Button small icon="copy" onClick={() => copy(actions.join("\n"))}>
              {text.copyActions}
            </Button>
          </section>
        )}
        {opaque.length > 0 && (
          <section>
            {unread.length > 0 && <h3>{title}</h3>}
            <ul>
              {opaque.map(({ affects, detail }) => (
                <li key={affects.join()} dir="auto">
                  {detail}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  );
}

function GapItem({ gap }: { gap: Gap }): ReactNode {
  const { common, lineage } = useText();
  return (
    <li>
      <strong>{lineage.gaps.codes[gap.code]}</strong> {gap.operation && <code>{gap.operation}</code>}
      <p dir="auto">{isDenied(gap) ? common.needs(gap.iamAction) : gap.detail}</p>
    </li>
  );
}

function byResource(gaps: readonly Gap[]): Map<string, Gap[]> {
  const found = new Map<string, Gap[]>();
  for (const gap of gaps) {
    const resource = gap.resource ?? gap.operation ?? gap.code;
    found.set(resource, [...(found.get(resource) ?? []), gap]);
  }
  return found;
}

function actionsOf(gaps: readonly Gap[]): string[] {
  return [...new Set(gaps.filter(isDenied).map(({ iamAction }) => iamAction))].sort();
}

/** Whether a permission is missing, which says all that the service's own words would. */
function isDenied(gap: Gap): gap is Gap & { iamAction: string } {
  return gap.code === "access-denied" && Boolean(gap.iamAction);
}
