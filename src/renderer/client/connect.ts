import { type Connection, keepConnected } from './connection.ts';
import { desktopMark, openMessagePort } from './message-port.ts';
import { openWebSocket } from './web-socket.ts';

/** Reaches the archive over what this host offers: a message port in the desktop window, a socket in a browser page. */
export function connect(): Promise<Connection> {
  const mark = desktopMark();
  return keepConnected(mark ? () => openMessagePort(mark) : openWebSocket);
}
