import type { ReactNode } from "react";
import { useText } from "../text/language";
import { Button } from "../ui/Button";
import { choosePipeline } from "./opened";

/** The pipelines of a file that holds several, to choose one. */
export function ChoosePipeline({ pipelines }: { pipelines: readonly string[] }): ReactNode {
  const text = useText().definition;
  return (
    <section className="open-definition">
      <h2 className="choose-title">{text.several}</h2>
      <p>{text.which}</p>
      <ul className="choose-pipeline">
        {pipelines.map((pipeline) => (
          <li key={pipeline}>
            <Button onClick={() => choosePipeline(pipeline)}>
              <bdi>{pipeline}</bdi>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
