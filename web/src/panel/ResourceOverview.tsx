import type { ReactNode } from "react";
import type { Resource } from "../api/types";
import type { Box } from "../graph/boxes";
import { resourceLabel } from "../graph/labels";
import { useText } from "../text/language";
import { BoxFacts } from "./BoxFacts";
import { Fact, Facts, Part } from "./Facts";
import { GoTo } from "./GoTo";
import type { TabProps } from "./Panel";

/** A named resource, or a location whose bucket is not known: what it is, who writes and who reads it. */
export function ResourceOverview(props: TabProps & { box: Box; resource: Resource }): ReactNode {
  const { box, resource, show, selection } = props;
  const text = useText();
  const [{ kind, name, arn, expression }, ...parts] = [resource, ...box.resources.slice(1)];
  return (
    <>
      {expression && <p className="panel-note">{text.panel.open}</p>}
      <Part title={text.panel.facts}>
        <Facts>
          <Fact name={text.panel.kind}>{text.canvas.kinds[kind]}</Fact>
          <Fact name={text.panel.name}>
            <code>{name}</code>
          </Fact>
          {parts.map((part) => (
            <Fact key={part.id} name={text.panel.contains}>
              <code>{resourceLabel(part)}</code>
            </Fact>
          ))}
          <Fact name={text.panel.arn}>{arn && <code>{arn}</code>}</Fact>
          <Fact name={text.panel.io.definitionSays}>{expression && <code>{expression}</code>}</Fact>
          <BoxFacts box={box} executions={[]} show={show} />
        </Facts>
      </Part>
      <GoTo {...props} id={selection.id} />
    </>
  );
}
