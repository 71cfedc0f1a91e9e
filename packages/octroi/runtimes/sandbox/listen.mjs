// Listens inside a sandbox's network and hands the listeners to the server, which then takes the connections itself: the network has
// no other way out, and no process in between. Arguments: `host:port`, each told back with its listener. The server ends the channel
// when it has them all.
import { createServer } from 'node:net';

process.on('disconnect', () => process.exit(0));
for (const address of process.argv.slice(2)) {
  const [host, port] = address.split(':');
  const server = createServer();
  server.listen(Number(port), host, 1024, () => process.send(address, server));
}
