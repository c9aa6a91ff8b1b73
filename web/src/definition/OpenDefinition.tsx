import { type ReactNode, useId, useRef, useState } from "react";
import { useText } from "../text/language";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { openFile, openText, type Refused } from "./opened";
import "./definition.css";

/** The ways to open a definition: drop, choose or paste. */
export function OpenDefinition(): ReactNode {
  const text = useText().definition;
  const [refused, setRefused] = useState<Refused | "empty" | null>(null);
  const words = { "too-large": text.tooLarge, unreadable: text.notText, empty: text.empty };
  return (
    <div className="open-definition">
      <h1>{text.title}</h1>
      <p>{text.intro}</p>
      <ChooseFile refuse={setRefused} />
      <PasteText refuse={setRefused} />
      <p className="open-refused" role="alert">
        {refused && words[refused]}
      </p>
    </div>
  );
}

type Refuse = (why: Refused | "empty" | null) => void;

function ChooseFile({ refuse }: { refuse: Refuse }): ReactNode {
  const text = useText().definition;
  const field = useRef<HTMLInputElement>(null);
  const choose = async (file: File | undefined) => {
    if (file) refuse(await openFile(file));
  };
  return (
    <div className="open-drop">
      <Icon name="upload" size={24} />
      <p>{text.drop}</p>
      <p className="panel-quiet">{text.or}</p>
      <Button onClick={() => field.current?.click()}>{text.choose}</Button>
      <input
        ref={field}
        className="visually-hidden"
        type="file"
        accept=".json,.yaml,.yml,.template,.tfstate,.txt,.log,application/json"
        aria-label={text.choose}
        tabIndex={-1}
        onChange={(event) => void choose(event.target.files?.[0])}
      />
    </div>
  );
}

function PasteText({ refuse }: { refuse: Refuse }): ReactNode {
  const text = useText().definition;
  const id = useId();
  const [typed, setTyped] = useState("");
  return (
    <form
      className="open-paste"
      onSubmit={(event) => {
        event.preventDefault();
        refuse(typed.trim() ? openText(text.pasted, typed) : "empty");
      }}
    >
      <label htmlFor={id}>{text.paste}</label>
      <textarea
        id={id}
        className="field"
        rows={8}
        spellCheck={false}
        placeholder={text.pasteHint}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" look="primary">
        {text.show}
      </Button>
    </form>
  );
}
