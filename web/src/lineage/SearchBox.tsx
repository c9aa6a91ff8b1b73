import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import type { LineageDocument } from "../api/types";
import { useText } from "../text/language";
import { Icon } from "../ui/Icon";
import { names } from "../ui/names";
import { useKey } from "../ui/useKey";
import { type Found, find, searchable } from "./find";
import { queryOf } from "./query";
import "./search.css";

const MOST = 12;
const PAUSE = 150;

interface SearchBoxProps {
  document: LineageDocument;
  q: string;
  search: (q: string) => void;
  show: (node: string) => void;
}

/** The search over the loaded lineage: what is typed narrows the list of steps, and a result leads to its node. */
export function SearchBox({ document, q, search, show }: SearchBoxProps): ReactNode {
  const text = useText().lineage.search;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useTyped(q, search);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  useKey("/", () => {
    field.current?.focus();
    field.current?.select();
  });
  const among = useMemo(() => searchable(document), [document]);
  const found = useMemo(() => find(among, queryOf(typed).words.join(" ")), [among, typed]);
  const shown = found.slice(0, MOST);
  const isOpen = open && queryOf(typed).words.length > 0;
  const choose = (item: Found | undefined) => {
    if (!item) return;
    setOpen(false);
    setTyped("");
    show(item.node);
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      setOpen(true);
      setAt((at + step + shown.length) % shown.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(shown[at]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (isOpen) setOpen(false);
      else setTyped("");
    }
  };
  return (
    <search className="search">
      <Icon name="search" size={14} />
      <input
        ref={field}
        className="field"
        role="combobox"
        aria-label={text.label}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && shown.length > 0 ? `${id}-${at}` : undefined}
        placeholder={text.label}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={keyDown}
      />
      {!typed && <kbd className="search-key">/</kbd>}
      <div className={names("search-results", !isOpen && "search-closed")}>
        {isOpen && found.length === 0 && <p className="search-none">{text.none(typed.trim())}</p>}
        <Results id={id} shown={isOpen ? shown : []} at={at} choose={choose} />
        {isOpen && found.length > MOST && <p className="search-none">{text.shown(MOST, found.length)}</p>}
      </div>
      <span className="visually-hidden" role="status">
        {isOpen ? text.count(found.length) : ""}
      </span>
    </search>
  );
}

interface ResultsProps {
  id: string;
  shown: readonly Found[];
  at: number;
  choose: (item: Found) => void;
}

function Results({ id, shown, at, choose }: ResultsProps): ReactNode {
  const text = useText().lineage.search;
  return (
    <div role="listbox" id={`${id}-list`} aria-label={text.results}>
      {shown.map((item, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points here
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
        <div
          key={`${item.kind} ${item.node} ${item.text}`}
          role="option"
          id={`${id}-${index}`}
          aria-selected={index === at}
          className="search-result"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(item)}
        >
          <span className="search-kind">{text.kinds[item.kind]}</span>
          <span className="search-text" dir="auto">
            {item.text}
          </span>
          {item.of && <span className="search-of">{item.kind === "step" ? item.of : text.of(item.of)}</span>}
        </div>
      ))}
    </div>
  );
}

/** What is typed shows at once and goes into the address a moment later; what changes there shows here. */
function useTyped(q: string, search: (q: string) => void): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(q);
  const sent = useRef(q);
  const send = useRef(search);
  send.current = search;
  useEffect(() => {
    if (q !== sent.current) {
      sent.current = q;
      setTyped(q);
    }
  }, [q]);
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      send.current(typed);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed, setTyped];
}
