import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useSettings } from "../api/settings";
import { useText } from "../text/language";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Popover } from "../ui/Popover";
import { chooseRegion, useRegion } from "./region";

/** Shorten an account's twelve digits to the first and last four, as the top bar has room for. */
export const shortAccount = (account: string): string => `${account.slice(0, 4)}…${account.slice(-4)}`;

/** The region and account in force, and the choice of another region. */
export function RegionMenu(): ReactNode {
  const text = useText();
  const settings = useSettings().data;
  const region = useRegion();
  const account = settings?.account;
  return (
    <Popover
      align="end"
      look="quiet"
      className="region-menu"
      name={text.app.region}
      title={account ? `${text.app.account} ${account}` : undefined}
      label={
        <span>
          {region ?? text.app.noRegion}
          {account && <span className="account"> · {shortAccount(account)}</span>}
        </span>
      }
    >
      {(close) => (
        <RegionChoice
          regions={settings?.regions ?? []}
          chosen={region}
          onChoose={(chosen) => {
            close();
            chooseRegion(chosen);
          }}
        />
      )}
    </Popover>
  );
}

interface RegionChoiceProps {
  regions: readonly string[];
  chosen: string | null;
  onChoose: (region: string) => void;
}

/** The regions the service offers, and a field for any other. */
export function RegionChoice({ regions, chosen, onChoose }: RegionChoiceProps): ReactNode {
  return (
    <div className="region-choice">
      {regions.length > 0 && (
        <ul className="menu">
          {regions.map((region) => (
            <li key={region}>
              <button
                type="button"
                className="menu-item"
                aria-pressed={region === chosen}
                onClick={() => onChoose(region)}
              >
                {region}
                {region === chosen && <Icon name="check" size={14} />}
              </button>
            </li>
          ))}
        </ul>
      )}
      <OtherRegion onChoose={onChoose} />
    </div>
  );
}

function OtherRegion({ onChoose }: { onChoose: (region: string) => void }): ReactNode {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const region = typed.trim().toLowerCase();
    if (region) onChoose(region);
  };
  return (
    <form className="region-other" onSubmit={submit}>
      <label htmlFor={id}>{text.app.regionOther}</label>
      <div>
        <input
          id={id}
          className="field"
          value={typed}
          placeholder="us-east-1"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" disabled={!typed.trim()}>
          {text.app.regionGo}
        </Button>
      </div>
    </form>
  );
}
