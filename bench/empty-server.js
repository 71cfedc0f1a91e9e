// What the same machine does when a server does nothing: reads the request and answers a small XML of fixed size.
import { createServer } from 'node:http';
const body = Buffer.from(`<r>${'x'.repeat(400)}</r>`);
const server = createServer((request, response) => {
  request.on('data', () => {});
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'text/xml', 'content-length': String(body.length) });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
