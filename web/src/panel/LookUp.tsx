import type { ReactNode } from "react";
import { useObjects } from "../api/objects";
import { useFormat, useText } from "../text/language";
import { Button } from "../ui/Button";
import { ErrorState } from "../ui/States";
import type { Source } from "./Panel";

interface LookUpProps {
  uri: string;
  source: Source;
  /** The execution that the lineage is of. */
  execution: string | undefined;
}

/** What lies at a location now, asked for only on request: how many objects, how large, when last changed. */
export function LookUp({ uri, source, execution }: LookUpProps): ReactNode {
  const text = useText().panel.io;
  const format = useFormat();
  const objects = useObjects(uri, source, execution);
  const { data } = objects;
  const ask = () => void objects.refetch();
  if (objects.isFetching) {
    return (
      <p className="look-up" role="status">
        {text.looking}
      </p>
    );
  }
  if (objects.isError) return <ErrorState error={objects.error} onRetry={ask} small />;
  if (!data) {
    return (
      <Button small icon="search" className="look-up" onClick={ask}>
        {text.look}
      </Button>
    );
  }
  const count = text.objects(data.count, format.number(data.count));
  const size = text.exists(count, format.bytes(data.sizeBytes));
  const words = data.exists ? (data.truncated ? text.more(size) : size) : text.gone;
  return (
    <div className="look-up" role="status">
      <p>
        <strong>{words}</strong>
        {data.lastModified && <> · {text.changed(format.dateTime(data.lastModified))}</>}
      </p>
      <p className="panel-quiet">
        {text.asOf(format.dateTime(data.asOf, true))}{" "}
        <button type="button" className="node-link" onClick={ask}>
          {text.again}
        </button>
      </p>
    </div>
  );
}
