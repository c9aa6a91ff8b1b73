import type { ReactNode } from "react";
import type { Artifact, LineageDocument, Node, Port } from "../api/types";
import { dataIds } from "../graph/ids";
import { useCopy } from "../lineage/useCopy";
import { useText } from "../text/language";
import { IconButton } from "../ui/Button";
import { DataOverview } from "./DataOverview";
import { Part } from "./Facts";
import { LookUp } from "./LookUp";
import { NodeLinks } from "./NodeLinks";
import type { TabProps } from "./Panel";

/** What a step reads and writes: each location with its purpose, who writes it and who reads it. */
export function IoTab(props: TabProps): ReactNode {
  const { selection } = props;
  if (selection.kind === "data") return <DataOverview {...props} artifact={selection.artifact} />;
  if (selection.kind === "missing") return null;
  return <Ports {...props} node={selection.node} />;
}

function Ports({ node, ...props }: TabProps & { node: Node }): ReactNode {
  const text = useText().panel.io;
  if (node.inputs.length + node.outputs.length === 0) return <p className="panel-note">{text.noPorts}</p>;
  return (
    <>
      <PortList {...props} title={text.inputs} ports={node.inputs} side="producedBy" />
      <PortList {...props} title={text.outputs} ports={node.outputs} side="consumedBy" />
    </>
  );
}

type Side = "producedBy" | "consumedBy";

interface PortListProps extends TabProps {
  title: string;
  ports: readonly Port[];
  /** Who is told of: the writers of an input, the readers of an output. */
  side: Side;
}

function PortList({ title, ports, side, ...props }: PortListProps): ReactNode {
  const text = useText().panel.io;
  return (
    <Part title={`${title} · ${ports.length}`}>
      {ports.length === 0 && <p className="panel-quiet">{text.none}</p>}
      <ul className="io-list">
        {ports.map((port, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ports may be alike, and their order is that of the definition
          <li key={index} className="io-port">
            <PortDetails {...props} port={port} side={side} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function PortDetails({ port, side, ...props }: TabProps & { port: Port; side: Side }): ReactNode {
  const { document, source, show } = props;
  const text = useText().panel.io;
  const copy = useCopy();
  const location = locationOf(document, port);
  const artifact = location?.artifact;
  const value = port.uri ?? port.value;
  return (
    <>
      <p className="io-head">
        <strong dir="auto">{port.name}</strong>
        <span className="panel-quiet">{text.roles[port.role]}</span>
        {value && <IconButton icon="copy" small label={text.copyUri(value)} onClick={() => copy(value)} />}
      </p>
      {value && (
        <p className="io-value">
          {location ? (
            <button type="button" className="node-link" dir="auto" onClick={() => show(location.node)}>
              {value}
            </button>
          ) : (
            <code dir="auto">{value}</code>
          )}
        </p>
      )}
      {!port.resolved && <p className="panel-quiet">{text.unresolved}</p>}
      {port.expression && (
        <p className="panel-quiet io-expression">
          {text.definitionSays} <code dir="auto">{port.expression}</code>
        </p>
      )}
      {artifact && (
        <p className="panel-quiet">
          {artifact[side].length > 0 && `${text[side]} `}
          <NodeLinks nodes={artifact[side]} none={side === "producedBy" ? text.outside : text.unread} show={show} />
        </p>
      )}
      {artifact?.resolved && source && <LookUp uri={artifact.uri} source={source} execution={document.execution?.id} />}
    </>
  );
}

/** The artifact of a port with the id of its node; null where the port is no location. */
function locationOf(document: LineageDocument, { artifactId }: Port): { artifact: Artifact; node: string } | null {
  const artifact = document.graph.artifacts.find(({ id }) => id === artifactId);
  return artifact ? { artifact, node: dataIds(document).get(artifact.id) ?? artifact.uri } : null;
}
