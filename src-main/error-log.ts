import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where an unexpected failure is written so that the reference a person reads leads back to its cause. */
export type ReportIncident = (reference: string, error: unknown) => void;

const MAX_BYTES = 1024 * 1024;

/** Text of an incident: what failed and where, never what the user had typed. */
export function describeIncident(reference: string, error: unknown, at: string): string {
  const cause = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return `${at} [${reference}] ${cause}\n`;
}

/**
 * Writes incidents on stderr and at the end of a file, kept below 1 MiB with one predecessor.
 * Reporting never fails: a full disk must not hide the error that is being told.
 */
export function createErrorLog(file: string | null): ReportIncident {
  return (reference, error) => {
    const text = describeIncident(reference, error, new Date().toISOString());
    process.stderr.write(text);
    if (file === null) return;
    try {
      mkdirSync(dirname(file), { recursive: true });
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > MAX_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, text, { mode: 0o600 });
    } catch {
      // stderr has it.
    }
  };
}
