/**
 * The certificate of the sandbox's mail server, for `localhost` and 127.0.0.1, with its key. Nothing secret is under it: it
 * is made for this folder, by nobody that anybody trusts, so that STARTTLS can be tried.
 */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUZo6M7Oa4QURwONmav3c4aR3/nS0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNzEzNDE1MVoYDzIxMjYxMTAz
MTM0MTUxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATSWfyRrTt94BakuI9YaYtDq7QolX/K/biIXp3pi9pUzHH1tdiJHRDr
x73st2JbUYOlV4N5V32hHQ4HHml+ISyAo28wbTAdBgNVHQ4EFgQUjEZ6Uij734R1
cPd7gL/i34DZxoowHwYDVR0jBBgwFoAUjEZ6Uij734R1cPd7gL/i34DZxoowDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAIOvbHKnxxuIdppsusGM0P9mrzz9oPAjQjrZ32gt1H4eAiEA
inaK9csqB5HY8F5HDVSqb4XtqvSdo3PISZPiO8i1+iM=
-----END CERTIFICATE-----
`;

export const certificateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgqXxAXUkxeeJqlmcT
BWx2OFe3UztulkG5NN2yfX3U+LShRANCAATSWfyRrTt94BakuI9YaYtDq7QolX/K
/biIXp3pi9pUzHH1tdiJHRDrx73st2JbUYOlV4N5V32hHQ4HHml+ISyA
-----END PRIVATE KEY-----
`;
