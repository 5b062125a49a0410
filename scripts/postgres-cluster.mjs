// A throw-away PostgreSQL server with PostGIS: data in a temporary folder, one free port of this machine, gone at the end.
// It runs as somebody other than root, which PostgreSQL refuses: as who started it, or as the user its package made.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const VERSIONS = '/usr/lib/postgresql';
const USERS = ['postgres', 'nobody'];
const INSTALL = `PostgreSQL with PostGIS is not installed, and nothing was tested.
  Debian, Ubuntu: apt-get install postgresql postgresql-15-postgis-3   (15: the version of postgresql at hand)
  elsewhere: put the folder of initdb and pg_ctl into PG_BIN, with PostGIS among its extensions`;

/** Folder of the server's programs: PG_BIN, or the newest Debian has. */
function programs() {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = process.env.PG_BIN ? [process.env.PG_BIN] : versions.map((version) => join(VERSIONS, version, 'bin'));
  for (const bin of folders) {
    if (!existsSync(join(bin, 'initdb'))) continue;
    const share = execFileSync(join(bin, 'pg_config'), ['--sharedir'], { encoding: 'utf8' }).trim();
    if (existsSync(join(share, 'extension/postgis.control'))) return bin;
  }
  throw new Error(INSTALL);
}

/** Who runs the server, where we are root; nothing where we are not. */
function owner() {
  if (process.getuid() !== 0) return {};
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((row) => row.split(':'));
  const row = USERS.flatMap((user) => rows.filter(([name]) => name === user))[0];
  if (!row) throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody');
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export async function startCluster() {
  const bin = programs();
  const as = owner();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const run = (program, ...args) => {
    // The server's output goes to its log: a pipe it holds would never end.
    const done = spawnSync(join(bin, program), args, {
      ...as,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`);
  };
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(folder, 'password');
  const port = await freePort();
  writeFileSync(passwordFile, password);
  if (as.uid !== undefined) for (const path of [folder, passwordFile]) chownSync(path, as.uid, as.gid);
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder}`;
  const start = () => run('pg_ctl', '-D', data, '-l', log, '-o', options, '-w', 'start');
  const halt = (how = 'fast') => run('pg_ctl', '-D', data, '-m', how, '-w', 'stop');
  try {
    run(
      'initdb',
      '-D',
      data,
      '-U',
      'keeper',
      '-E',
      'UTF8',
      '--locale=C',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
    );
    start();
  } catch (error) {
    const told = existsSync(log) ? readFileSync(log, 'utf8') : '';
    remove();
    throw new Error(`${error.message}\n${told}`);
  }
  return {
    port,
    password,
    url: (database, user = 'keeper', secret = password) =>
      `postgresql://${user}:${secret}@127.0.0.1:${port}/${database}`,
    halt,
    resume: start,
    stop: () => {
      spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], { ...as, stdio: 'ignore' });
      remove();
    },
  };
}

export async function ask(url, statements) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const answer = await client.query(statements);
    return (Array.isArray(answer) ? answer.at(-1) : answer).rows;
  } finally {
    await client.end();
  }
}
