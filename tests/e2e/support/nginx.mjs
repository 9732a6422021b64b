// A real nginx with the configuration that the project gives to its users.
import {spawn} from 'node:child_process';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir, userInfo} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const configuration = fileURLToPath(new URL('../../../docs/hosting/nginx.conf', import.meta.url));

/** Serves `root` through nginx. Resolves to `{url, close}` once it answers. */
export async function nginx(root) {
  const folder = await mkdtemp(join(tmpdir(), 'duty-atlas-nginx-'));
  const port = await freePort();
  let site = await readFile(configuration, 'utf8');
  for (const [theirs, ours] of [['listen 80;', `listen 127.0.0.1:${port};`], ['root /var/www/duty-atlas;', `root ${root};`]]) {
    if (!site.includes(theirs)) throw new Error(`nginx.conf has no "${theirs}"`);
    site = site.replace(theirs, ours);
  }
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  await writeFile(join(folder, 'nginx.conf'), `
    ${userInfo().uid === 0 ? 'user root;' : ''}
    daemon off;
    worker_processes 1;
    pid ${folder}/nginx.pid;
    error_log stderr notice;
    events {}
    http {
      access_log off;
      ${temporary.map(name => `${name}_temp_path ${folder}/${name};`).join('\n')}
      ${site}
    }`);
  // On Debian it is in /usr/sbin, which only root has on PATH.
  const server = spawn('nginx', ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], {
    env: {...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin`},
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise(resolve => server.once('close', resolve));
  let said = '';
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', code => reject(new Error(`nginx ended with ${code}: ${said}`)));
    server.stderr.setEncoding('utf8').on('data', text => {
      said += text;
      if (said.includes('start worker process ')) resolve();
    });
  });
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.kill('SIGTERM');
      await ended;
      await rm(folder, {recursive: true});
    },
  };
}

async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}
