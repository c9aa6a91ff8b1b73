import type { ReactNode } from "react";
import { useId } from "react";
import "./segments.css";

interface SegmentsProps<Id extends string> {
  label: string;
  options: readonly { id: Id; label: string }[];
  chosen: Id;
  onChoose: (id: Id) => void;
}

/** A choice of one among few, all visible: radio buttons that look like one bar. */
export function Segments<Id extends string>({ label, options, chosen, onChoose }: SegmentsProps<Id>): ReactNode {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.id}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={option.id === chosen}
            onChange={() => onChoose(option.id)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
