import type { ReactNode } from "react";
import type { Artifact } from "../api/types";
import type { Box } from "../graph/boxes";
import { dataLabel, executionIds } from "../graph/labels";
import { useText } from "../text/language";
import { BoxFacts } from "./BoxFacts";
import { Fact, Facts, Part } from "./Facts";
import { GoTo } from "./GoTo";
import { LookUp } from "./LookUp";
import type { TabProps } from "./Panel";

/** A location in S3 with the parts of it that are one thing with it: what it is for, who writes and who reads it. */
export function DataOverview(props: TabProps & { box: Box; artifact: Artifact }): ReactNode {
  const { box, artifact, document, show, selection } = props;
  const text = useText();
  return (
    <>
      {!artifact.resolved && <p className="panel-note">{text.panel.open}</p>}
      <Part title={text.panel.facts}>
        <Facts>
          {box.artifacts.map((each) => (
            <Location key={each.id} {...props} artifact={each} isPart={each !== artifact} />
          ))}
          <Fact name={text.panel.purpose}>{text.panel.io.roles[artifact.role]}</Fact>
          <Fact name={text.panel.bucket}>{artifact.bucket}</Fact>
          <Fact name={text.panel.region}>{artifact.s3?.region}</Fact>
          <BoxFacts box={box} executions={executionIds(document)} show={show} />
        </Facts>
      </Part>
      <GoTo {...props} id={selection.id} />
    </>
  );
}

function Location({
  artifact,
  isPart,
  document,
  source,
}: TabProps & { artifact: Artifact; isPart: boolean }): ReactNode {
  const text = useText().panel;
  const { uri, resolved, expression } = artifact;
  return (
    <>
      <Fact name={isPart ? text.contains : text.uri}>
        <code>{isPart && !resolved ? dataLabel(artifact, []) : uri}</code>
        {source && resolved && <LookUp uri={uri} source={source} execution={document.execution?.id} />}
      </Fact>
      <Fact name={text.io.definitionSays}>{expression && <code>{expression}</code>}</Fact>
    </>
  );
}
