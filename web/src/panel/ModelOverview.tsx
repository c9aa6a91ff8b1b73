import type { ReactNode } from "react";
import type { Node } from "../api/types";
import { boxesOf } from "../graph/boxes";
import { useText } from "../text/language";
import { Fact, Facts, Part } from "./Facts";
import { GoTo } from "./GoTo";
import { NodeLinks } from "./NodeLinks";
import type { TabProps } from "./Panel";

/** A model registered by a step: where it stands in the registry. */
export function ModelOverview(props: TabProps & { node: Node }): ReactNode {
  const { node, show, selection, document } = props;
  const readers = boxesOf(document).named.get(selection.id)?.readers ?? [];
  const text = useText().panel;
  const { registry } = node;
  return (
    <>
      <Part title={text.facts}>
        <Facts>
          <Fact name={text.group}>{registry?.group ?? text.unknown}</Fact>
          <Fact name={text.version}>{registry?.version ?? text.unknown}</Fact>
          <Fact name={text.approval}>{registry?.approvalStatus ?? text.unknown}</Fact>
          <Fact name={text.packageStatus}>{registry?.status ?? text.unknown}</Fact>
          <Fact name={text.registeredBy}>
            <NodeLinks nodes={[node.id]} none={text.none} show={show} />
          </Fact>
          <Fact name={text.consumedBy}>
            {readers.length > 0 && <NodeLinks nodes={readers} none={text.none} show={show} />}
          </Fact>
          <Fact name={text.arn}>
            <code>{registry?.modelPackageArn ?? text.unknown}</code>
          </Fact>
        </Facts>
      </Part>
      <GoTo {...props} id={selection.id} />
    </>
  );
}
