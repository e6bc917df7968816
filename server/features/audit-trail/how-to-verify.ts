/** For whoever holds a pack and has nothing of ours: plain tools are enough. */
export const howToVerify = `How to verify this pack
1. The list of files is signed with Ed25519:
     base64 -d manifest.sig > manifest.bin
     openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.bin
   Compare public-key.pem with the one the provider gave you on another way.
2. Each file has the SHA-256 that manifest.json names: sha256sum FILE
3. audit-trail.json (audit-trail.jsonl in a pack of lines) has the lines with their place in the chain and what they say in words; sealed is
   what is stored, not the words. The provider shows on the running system that the
   whole chain holds: praxis audit verify

如何验证本证据包
1. 文件清单以 Ed25519 签名：
     base64 -d manifest.sig > manifest.bin
     openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.bin
   请将 public-key.pem 与服务提供方经其他途径提供的公钥比对。
2. 各文件的 SHA-256 与 manifest.json 所列一致：sha256sum 文件名
3. audit-trail.json（按筛选导出的证据包中为 audit-trail.jsonl）为审计行、其在链中的位置及文字说明；封存的是存储内容，不含文字说明。服务提供方可在运行的系统上证明整条链完好：praxis audit verify
`;
