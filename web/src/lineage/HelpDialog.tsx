import type { ReactNode } from "react";
import { useText } from "../text/language";
import { Dialog } from "../ui/Dialog";
import { useSingleKeys } from "../ui/singleKeys";
import "./help.css";

type Entry = { keys: string[]; does: string };

/** All keys, and the switch for those of a single letter. */
export function HelpDialog({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText().lineage.help;
  const { keys, groups } = text;
  const [on, put] = useSingleKeys();
  const picture: Entry[] = [
    { keys: ["←", "→"], does: keys.neighbours },
    { keys: ["↑", "↓"], does: keys.layer },
    { keys: ["Home", "End"], does: keys.ends },
    { keys: ["Enter"], does: keys.panel },
    { keys: ["Esc"], does: keys.back },
    { keys: ["U"], does: keys.upstream },
    { keys: ["D"], does: keys.downstream },
    { keys: ["F"], does: keys.fit },
    { keys: ["+", "−"], does: keys.zoom },
  ];
  const page: Entry[] = [
    { keys: ["/"], does: keys.search },
    { keys: ["?"], does: keys.help },
  ];
  const list: Entry[] = [
    { keys: ["↑", "↓"], does: keys.listMove },
    { keys: ["←", "→"], does: keys.listFold },
    { keys: ["Enter"], does: keys.listOpen },
  ];
  return (
    <Dialog title={text.title} onClose={onClose}>
      <div className="help">
        <p>{text.intro}</p>
        <label className="help-switch">
          <input type="checkbox" checked={on} onChange={(event) => put(event.target.checked)} />
          {text.singleKeys}
        </label>
        <Group title={groups.picture} entries={picture} />
        <Group title={groups.list} entries={list} />
        <Group title={groups.page} entries={page} />
      </div>
    </Dialog>
  );
}

function Group({ title, entries }: { title: string; entries: readonly Entry[] }): ReactNode {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {entries.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
