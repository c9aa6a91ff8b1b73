import type { ReactNode } from "react";
import type { Artifact, BucketFacts, LineageDocument, Node, Port } from "../api/types";
import { bucketBadge, bucketWords, dataBadge } from "../canvas/bucketWords";
import { boxesOf, boxOfPort } from "../graph/boxes";
import { dataLabel, executionIds } from "../graph/labels";
import { portText } from "../lineage/portText";
import { useText } from "../text/language";
import { Pill } from "../ui/Pill";
import { Part } from "./Facts";
import type { TabProps } from "./Panel";

const FEW = 4;

/** The first inputs and outputs of a step, each with the standing of its bucket. */
export function PortSummary({ node, document, show, change }: TabProps & { node: Node }): ReactNode {
  const text = useText().panel;
  const ports = [...node.inputs, ...node.outputs];
  if (ports.length === 0) return null;
  return (
    <Part
      title={text.inputsOutputs}
      extra={
        ports.length > FEW && (
          <button type="button" className="side-more" onClick={() => change({ tab: "io" }, "replace")}>
            {text.allPorts}
          </button>
        )
      }
    >
      <ul className="ports">
        {ports.slice(0, FEW).map((port, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ports may be alike, and their order is that of the definition
          <li key={index}>
            <PortRow port={port} isInput={index < node.inputs.length} document={document} show={show} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface PortRowProps {
  port: Port;
  isInput: boolean;
  document: LineageDocument;
  show: (node: string) => void;
}

function PortRow({ port, isInput, document, show }: PortRowProps): ReactNode {
  const text = useText();
  const artifact = port.artifactId === null ? undefined : document.graph.artifacts[port.artifactId];
  const box = boxOfPort(boxesOf(document), port);
  const direction = isInput ? text.panel.input : text.panel.output;
  const name = portText(document, port) ?? port.expression ?? port.name;
  const short = artifact ? dataLabel(artifact, executionIds(document)) : name;
  const note = [direction, artifact && artifact.bucket !== short ? artifact.bucket : port.name].join(" · ");
  const words = (
    <>
      <span className="port-name" dir="auto" title={port.uri ?? name}>
        {short}
      </span>
      <span className="port-note" title={note}>
        {note}
      </span>
    </>
  );
  if (!box) return <div className="port">{words}</div>;
  return (
    <button type="button" className="port" onClick={() => show(box.id)}>
      <span className="port-words">{words}</span>
      {artifact && <DataPill artifact={artifact} document={document} />}
    </button>
  );
}

/** What findings say of a location, or else what is known of its bucket, as on the picture. */
function DataPill({ artifact, document }: { artifact: Artifact; document: LineageDocument }): ReactNode {
  const text = useText();
  const { words, tone, icon } = dataBadge(artifact, document.findings, text);
  return (
    <Pill tone={tone} icon={icon} title={bucketWords(artifact.s3, text)}>
      {words}
    </Pill>
  );
}

/** What is known of a bucket in short, as on the picture. */
export function BucketPill({ facts }: { facts: BucketFacts | null }): ReactNode {
  const text = useText();
  const { words, tone, icon } = bucketBadge(facts ?? undefined, text);
  return (
    <Pill tone={tone} icon={icon} title={bucketWords(facts ?? undefined, text)}>
      {words}
    </Pill>
  );
}
