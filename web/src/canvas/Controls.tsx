import type { ReactNode } from "react";
import { useText } from "../text/language";
import { IconButton } from "../ui/Button";

interface ControlsProps {
  zoomIn: () => void;
  zoomOut: () => void;
  fit: () => void;
}

export function Controls({ zoomIn, zoomOut, fit }: ControlsProps): ReactNode {
  const text = useText().canvas;
  return (
    <div className="canvas-controls">
      <IconButton icon="plus" label={text.zoomIn} onClick={zoomIn} />
      <IconButton icon="minus" label={text.zoomOut} onClick={zoomOut} />
      <IconButton icon="fit" label={text.fit} onClick={fit} />
    </div>
  );
}
