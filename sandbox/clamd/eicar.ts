/**
 * The EICAR anti-virus test file's 68 characters (eicar.org, "Anti-Malware Testfile"). Kept in two halves so that a
 * virus scanner does not take the source file away.
 */
export const eicarTestString = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
