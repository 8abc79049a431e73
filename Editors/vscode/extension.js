// Starts `rhumb lsp` for plan files; everything else is the server's, its command rhumb.runTest too.
'use strict'

const vscode = require('vscode')
const { LanguageClient } = require('vscode-languageclient/node')

let client

function start() {
  const settings = vscode.workspace.getConfiguration('rhumb')
  const chosen = settings.get('language', 'auto')
  const server = { command: settings.get('path', 'rhumb'), args: ['lsp'] }
  client = new LanguageClient('rhumb', 'Rhumb', server, {
    documentSelector: [{ language: 'rhumb' }],
    // Without a choice the server follows the plan, then the locale that the client sends.
    initializationOptions: chosen === 'auto' ? {} : { language: chosen },
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/{*.rhumb,rhumb.yaml}') }
  })
  return client.start().catch(() => {
    const text = (chosen === 'auto' ? vscode.env.language : chosen).startsWith('zh')
      ? `无法启动“${server.command} lsp”：请安装 rhumb，或在设置 rhumb.path 中写明它的路径。`
      : `“${server.command} lsp” does not start: install rhumb, or put its path into the setting rhumb.path.`
    vscode.window.showErrorMessage(text)
  })
}

async function stop() {
  const running = client
  client = undefined
  if (running && running.isRunning()) await running.stop()
}

function activate(context) {
  context.subscriptions.push(vscode.workspace.onDidChangeConfiguration(async (event) => {
    if (!event.affectsConfiguration('rhumb')) return
    await stop()
    await start()
  }))
  return start()
}

module.exports = { activate, deactivate: stop }
