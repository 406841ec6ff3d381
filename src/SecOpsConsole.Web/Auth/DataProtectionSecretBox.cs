using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Web.Auth;

/// <summary>Secrets of channels under the keys of ASP.NET data protection, which lie beside the database in <c>keys/</c> and not in it.</summary>
internal sealed class DataProtectionSecretBox(IDataProtectionProvider protection) : ISecretBox
{
    private readonly IDataProtector _protector = protection.CreateProtector("SecOpsConsole.ChannelSecrets.v1");

    public string Protect(string secret) => _protector.Protect(secret);

    public string? Open(string box)
    {
        try
        {
            return _protector.Unprotect(box);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
