import type { ReactNode } from "react";
import type { Node, Port } from "../api/types";
import { boxesOf, boxOfPort } from "../graph/boxes";
import { opaqueSteps } from "../graph/opaque";
import { portText } from "../lineage/portText";
import { useCopy } from "../lineage/useCopy";
import { useText } from "../text/language";
import { IconButton } from "../ui/Button";
import { Part } from "./Facts";
import { endsOf } from "./flowEnds";
import { LookUp } from "./LookUp";
import { OpaqueNote } from "./OpaqueNote";
import { Overview } from "./Overview";
import type { TabProps } from "./Panel";
import { Sureness } from "./Sureness";

/** What a step reads and writes: each port with its purpose, who writes it and who reads it. Of data the overview. */
export function IoTab(props: TabProps): ReactNode {
  const { selection } = props;
  return "node" in selection ? <Ports {...props} node={selection.node} /> : <Overview {...props} />;
}

type PortsProps = TabProps & { node: Node };

function Ports(props: PortsProps): ReactNode {
  const { node, document, source } = props;
  const text = useText().panel.io;
  const isOpaque = opaqueSteps(document).has(node.id);
  const isEmpty = node.inputs.length + node.outputs.length === 0;
  return (
    <>
      {isOpaque && <OpaqueNote document={document} source={source} />}
      {isEmpty && !isOpaque && <p className="panel-note">{text.noPorts}</p>}
      {!isEmpty && <PortList {...props} isInput />}
      {!isEmpty && <PortList {...props} isInput={false} />}
    </>
  );
}

function PortList({ isInput, ...props }: PortsProps & { isInput: boolean }): ReactNode {
  const text = useText().panel.io;
  const { inputs, outputs } = props.node;
  const ports = isInput ? inputs : outputs;
  return (
    <Part title={`${isInput ? text.inputs : text.outputs} · ${ports.length}`}>
      {ports.length === 0 && <p className="panel-quiet">{text.none}</p>}
      <ul className="io-list">
        {ports.map((port, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ports may be alike, and their order is that of the definition
          <li key={index} className="io-port">
            <PortDetails {...props} port={port} isInput={isInput} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

type PortProps = PortsProps & { port: Port; isInput: boolean };

function PortDetails(props: PortProps): ReactNode {
  const { document, source, port } = props;
  const text = useText().panel.io;
  const copy = useCopy();
  const value = portText(document, port);
  const artifact = port.artifactId === null ? undefined : document.graph.artifacts[port.artifactId];
  const marks = [port.guessed && text.guessed, port.source && text.recorded].filter(Boolean);
  return (
    <>
      <p className="io-head">
        <strong dir="auto">{port.name}</strong>
        <span className="panel-quiet">{text.roles[port.role]}</span>
        {value && <IconButton icon="copy" small label={text.copyUri(value)} onClick={() => copy(value)} />}
      </p>
      {marks.length > 0 && <p className="panel-quiet">{marks.join(" · ")}</p>}
      <PortValue {...props} />
      {port.versionId && <Said name={text.version} value={port.versionId} />}
      {!port.resolved && <p className="panel-quiet">{text.unresolved}</p>}
      {port.expression && <Said name={text.definitionSays} value={port.expression} />}
      {port.planned && <Said name={text.planned} value={port.planned.uri ?? port.planned.expression} />}
      <Ends {...props} />
      {artifact?.resolved && source && <LookUp uri={artifact.uri} source={source} execution={document.execution?.id} />}
    </>
  );
}

function Said({ name, value }: { name: string; value: string | null }): ReactNode {
  return (
    <p className="panel-quiet io-expression">
      {name} <code dir="auto">{value}</code>
    </p>
  );
}

/** What a port names, leading to its box if it has one. */
function PortValue({ document, port, show }: PortProps): ReactNode {
  const box = boxOfPort(boxesOf(document), port);
  const value = portText(document, port);
  if (!value) return null;
  return (
    <p className="io-value">
      {box ? (
        <button type="button" className="node-link" dir="auto" onClick={() => show(box.id)}>
          {value}
        </button>
      ) : (
        <code dir="auto">{value}</code>
      )}
    </p>
  );
}

/** The steps that write what is read here, or read what is written, with how sure each flow is. */
function Ends({ document, node, port, isInput, show }: PortProps): ReactNode {
  const text = useText().panel.io;
  const ends = endsOf(document, node, port, isInput);
  if (!boxOfPort(boxesOf(document), port)) return null;
  if (ends.length === 0) return <p className="panel-quiet">{isInput ? text.outside : text.unread}</p>;
  return (
    <ul className="panel-quiet">
      {ends.map(({ step, confidence }) => (
        <li key={step}>
          {isInput ? text.producedBy : text.consumedBy}{" "}
          <button type="button" className="node-link" dir="auto" onClick={() => show(step)}>
            {step}
          </button>{" "}
          {confidence && <Sureness confidence={confidence} />}
        </li>
      ))}
    </ul>
  );
}
