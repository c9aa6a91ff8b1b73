import type { NodeProps } from "@xyflow/react";
import { memo, type ReactNode } from "react";
import { fitted } from "../graph/text";
import { names } from "../ui/names";
import { Card, OpaqueMark } from "./Card";
import { measured } from "./measure";
import type { FlowNode } from "./nodes";

export const StepNode = memo(function StepNode({ data }: NodeProps<FlowNode>): ReactNode {
  return <Card data={data} shape="step" />;
});

/** A step between its data: a name on the line, with the colour of its status. */
export const HopNode = memo(function HopNode({
  data: { look, width, selected, name },
}: NodeProps<FlowNode>): ReactNode {
  return (
    <>
      <span className="visually-hidden">{name}</span>
      <div
        aria-hidden="true"
        className={names("hop", `tone-${look.tone}`, look.faint && "card-faint", selected && "card-selected")}
        title={look.name}
      >
        <span className="hop-dot" />
        <bdi>{fitted(look.title, 11.5, width - 30, measured)}</bdi>
        {look.opaque && <OpaqueMark />}
      </div>
    </>
  );
});

/** Several nodes that are folded into one. */
export const GroupNode = memo(function GroupNode({ data }: NodeProps<FlowNode>): ReactNode {
  return <Card data={data} shape="group" />;
});
