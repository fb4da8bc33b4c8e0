// The real one starts a language server before it counts as active; this one takes until the test tells it to wake up.
const { commands } = require('vscode');
exports.activate = () => new Promise((resolve) => commands.registerCommand('standIn.wakeUp', resolve));
