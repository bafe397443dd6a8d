import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { adoOrganisation, type AdoOrganisation } from '@throughline/workbench/ado-host/organisation.ts';
import { agile, type OrganisationData } from '@throughline/workbench/ado-host/organisation-data.ts';
import { createAdoHost, type AdoHost } from '@throughline/workbench/ado-host/create-ado-host.ts';
import type { SentRequest } from '../openapi/validate-ado-request.ts';

export const support = '0a1b2c3d-0000-4000-8000-000000000001';
export const payments = '0a1b2c3d-0000-4000-8000-000000000002';

/** A small organisation of our own: two projects, an administrator, a member, a stranger. */
export const smallOrganisation: OrganisationData = {
  name: 'fabrikam',
  projects: [
    { id: support, name: "Support & 'Care'", process: agile, readers: null },
    { id: payments, name: 'Payments', process: agile, readers: ['ana', 'root'] },
  ],
  users: [
    { id: 'ana', name: 'Ana', uniqueName: 'ana@example.com' },
    { id: 'ben', name: 'Ben', uniqueName: 'ben@example.com' },
    { id: 'cleo', name: 'Cleo', uniqueName: 'cleo@example.com' },
    { id: 'root', name: 'Root', uniqueName: 'root@example.com' },
  ],
  teams: [
    {
      id: 't1',
      name: 'Support Team',
      project: support,
      members: [
        { user: 'ana', admin: true },
        { user: 'ben', admin: false },
      ],
    },
    { id: 't2', name: 'Payments Team', project: payments, members: [{ user: 'ana', admin: false }] },
  ],
  items: [],
};

/** The fake Azure DevOps behind a real HTTP server, with all that it was sent. */
export interface Served {
  readonly host: AdoHost;
  readonly organisation: AdoOrganisation;
  /** Of the organisation, with a slash at its end. */
  readonly base: string;
  readonly sent: (SentRequest & { readonly status: number })[];
  /** Cut every connection from now on. */
  broken: boolean;
  close(): Promise<void>;
}

export async function serve(data: OrganisationData, clock?: () => number): Promise<Served> {
  const organisation = adoOrganisation(data, clock);
  const sent: Served['sent'] = [];
  const host = createAdoHost({ organisation, persistence: null, onRequest: (one) => void sent.push(one) });
  const server = createServer((request, response) => {
    if (served.broken) request.socket.destroy();
    else void host.handleHttp(request, response);
  });
  const base = `http://127.0.0.1:${await listening(server)}/${data.name}/`;
  const served: Served = {
    host,
    organisation,
    base,
    sent,
    broken: false,
    close: () => closed(server),
  };
  return served;
}

export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Another way to the same host. */
export interface Relay {
  readonly base: string;
  close(): Promise<void>;
}

/** Its connection is cut with the `call`-th write, for good: as when the page that writes is closed. */
export async function cutAtWrite(served: Served, call: number): Promise<Relay> {
  let left = call;
  const server = createServer((request, response) => {
    const writes =
      ['POST', 'PATCH', 'PUT'].includes(request.method ?? '') && request.url?.includes('/Documents');
    if (writes) left -= 1;
    if (left <= 0) request.socket.destroy();
    else void served.host.handleHttp(request, response);
  });
  const base = `http://127.0.0.1:${await listening(server)}/${served.organisation.name}/`;
  return { base, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
