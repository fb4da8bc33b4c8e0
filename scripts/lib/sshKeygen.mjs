// The program that makes and checks the signatures of approvals; it comes with OpenSSH.
import { canInstallPackages, installPackages } from './debian.mjs';
import { which } from './which.mjs';

/** Makes sure that ssh-keygen is there; as root on Debian it installs OpenSSH's client when it is not. */
export async function ensureSshKeygen() {
  if (which('ssh-keygen') === undefined && canInstallPackages()) await installPackages('openssh-client');
  if (which('ssh-keygen') !== undefined) return;
  throw new Error(
    'ssh-keygen was not found; the tests of signed approvals need it. It comes with OpenSSH (Debian and Ubuntu: ' +
      '"sudo apt-get install openssh-client").',
  );
}
