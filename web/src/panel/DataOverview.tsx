import type { ReactNode } from "react";
import type { Artifact } from "../api/types";
import { useText } from "../text/language";
import { Fact, Facts, Part } from "./Facts";
import { GoTo } from "./GoTo";
import { LookUp } from "./LookUp";
import { NodeLinks } from "./NodeLinks";
import type { TabProps } from "./Panel";

/** A location in S3: what it is for, who writes and who reads it. */
export function DataOverview(props: TabProps & { artifact: Artifact }): ReactNode {
  const { artifact, show, selection, source } = props;
  const text = useText();
  return (
    <>
      {!artifact.resolved && <p className="panel-note">{text.panel.open}</p>}
      <Part title={text.panel.facts}>
        <Facts>
          <Fact name={text.panel.uri}>
            <code>{artifact.uri}</code>
          </Fact>
          {artifact.expression && (
            <Fact name={text.panel.io.definitionSays}>
              <code>{artifact.expression}</code>
            </Fact>
          )}
          <Fact name={text.panel.purpose}>{text.panel.io.roles[artifact.role]}</Fact>
          <Fact name={text.panel.bucket}>{artifact.bucket}</Fact>
          <Fact name={text.panel.region}>{artifact.s3?.region}</Fact>
          <Fact name={text.panel.producedBy}>
            <NodeLinks nodes={artifact.producedBy} none={text.panel.nobody} show={show} />
          </Fact>
          <Fact name={text.panel.consumedBy}>
            <NodeLinks nodes={artifact.consumedBy} none={text.panel.nobody} show={show} />
          </Fact>
        </Facts>
      </Part>
      {source && artifact.resolved && (
        <LookUp uri={artifact.uri} source={source} execution={props.document.execution?.id} />
      )}
      <GoTo {...props} id={selection.id} />
    </>
  );
}
