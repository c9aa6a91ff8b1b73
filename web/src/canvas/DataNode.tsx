import type { NodeProps } from "@xyflow/react";
import { memo, type ReactNode } from "react";
import { Card } from "./Card";
import type { FlowNode } from "./nodes";

/** Data in S3, or a registered model. */
export const DataNode = memo(function DataNode({ data }: NodeProps<FlowNode>): ReactNode {
  return <Card data={data} shape="data" />;
});
