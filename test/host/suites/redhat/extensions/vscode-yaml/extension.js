// The real one starts a language server before it counts as active.
exports.activate = () => new Promise((resolve) => setTimeout(resolve, 1500));
