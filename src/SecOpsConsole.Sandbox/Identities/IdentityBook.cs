using System.Security.Cryptography;
using SecOpsConsole.Sandbox.State;

namespace SecOpsConsole.Sandbox.Identities;

/// <summary>Access keys and roles. Temporary credentials are kept, so that a restart does not end a session.</summary>
internal sealed class IdentityBook(SandboxState state, TimeProvider time)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string SecretAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int SessionsKept = 10_000;

    private readonly StateSection<AccessKey> keys = state.Section<AccessKey>("iam/keys");
    private readonly StateSection<RoleRecord> roles = state.Section<RoleRecord>("iam/roles");
    private readonly StateSection<string> deleted = state.Section<string>("iam/deleted");

    public AccessKey? FindKey(string accessKeyId) => keys.Find(accessKeyId);

    public RoleRecord? FindRole(string arn) => roles.Find(arn);

    /// <summary>A role by its name, which is unique in its account whatever its path.</summary>
    public RoleRecord? FindRole(string account, string name) =>
        roles.All().FirstOrDefault(role => role.AccountId == account && role.Name == name);

    /// <summary>A key of the user with a name, which is unique in its account whatever its path.</summary>
    public AccessKey? FindUser(string account, string name) => keys.All().FirstOrDefault(key =>
        key.Caller.Type == CallerType.IAMUser && key.Caller.AccountId == account && key.Caller.UserName == name);

    /// <summary>The fixed identities, in the order of their planting.</summary>
    public IReadOnlyList<AccessKey> Named() => [.. keys.All().Where(key => key.Name is not null)];

    public void AddKey(AccessKey key) => keys.Set(key.Id, key);

    public void AddRole(RoleRecord role) => roles.Set(role.Arn, role);

    /// <summary>Whether an ARN names a user or role that was deleted, or the unique id that one left behind.</summary>
    public bool IsDeleted(string principal) => deleted.Find(principal) is not null
        || deleted.All().Contains(principal);

    /// <summary>Deletes a user or role; returns the unique id under which policies go on naming it.</summary>
    public string Delete(string principalArn)
    {
        var id = roles.Find(principalArn)?.Id
            ?? Named().FirstOrDefault(key => key.IdentityArn == principalArn)?.Caller.PrincipalId
            ?? (principalArn.Contains(":role/", StringComparison.Ordinal) ? "AROA" : "AIDA") + RandomNumberGenerator.GetString(Alphabet, 17);
        deleted.Set(principalArn, id);
        roles.Remove(principalArn);
        foreach (var key in keys.All().Where(key => key.IdentityArn == principalArn || key.Caller.RoleArn == principalArn || key.Caller.Arn == principalArn))
        {
            keys.Remove(key.Id);
        }

        return id;
    }

    /// <summary>Credentials for a session of a role.</summary>
    public AccessKey Assume(RoleRecord role, string sessionName, string? sourceIdentity, TimeSpan duration)
    {
        Forget();
        var now = time.GetUtcNow().UtcDateTime;
        var id = "ASIA" + RandomNumberGenerator.GetString(Alphabet, 16);
        var key = new AccessKey
        {
            Id = id,
            Secret = RandomNumberGenerator.GetString(SecretAlphabet, 40),
            SessionToken = "SandboxSession" + RandomNumberGenerator.GetString(SecretAlphabet, 120),
            ExpiresUtc = now + duration,
            Caller = KnownIdentities.Session(role, sessionName, id, now) with { SourceIdentity = sourceIdentity },
        };
        keys.Set(id, key);
        return key;
    }

    /// <summary>Expired sessions would otherwise pile up for ever; past a hard count the oldest go too.</summary>
    private void Forget()
    {
        var sessions = keys.All().Where(key => key.ExpiresUtc is not null).ToList();
        if (sessions.Count < SessionsKept / 100)
        {
            return;
        }

        var now = time.GetUtcNow().UtcDateTime;
        // An expired session is remembered for an hour, so that its user hears ExpiredToken and not InvalidAccessKeyId.
        var surplus = sessions.Take(Math.Max(0, sessions.Count - SessionsKept));
        foreach (var session in sessions.Where(key => key.ExpiresUtc < now.AddHours(-1)).Union(surplus))
        {
            keys.Remove(session.Id);
        }
    }
}
