import type { ReactNode } from "react";
import type { Box } from "../graph/boxes";
import { boxLabel } from "../graph/labels";
import { useText } from "../text/language";
import { Fact } from "./Facts";
import { NodeLinks } from "./NodeLinks";

interface BoxFactsProps {
  box: Box;
  executions: readonly string[];
  show: (node: string) => void;
}

/** What a box of data is a part of, who writes it and who reads it. */
export function BoxFacts({ box, executions, show }: BoxFactsProps): ReactNode {
  const text = useText().panel;
  const { whole } = box;
  return (
    <>
      <Fact name={text.partOf}>
        {whole && (
          <button type="button" className="node-link" dir="auto" onClick={() => show(whole.id)}>
            {boxLabel(whole, executions)}
          </button>
        )}
      </Fact>
      <Fact name={text.producedBy}>
        <NodeLinks nodes={box.writers} none={text.nobody} show={show} />
      </Fact>
      <Fact name={text.consumedBy}>
        <NodeLinks nodes={box.readers} none={text.nobody} show={show} />
      </Fact>
    </>
  );
}
