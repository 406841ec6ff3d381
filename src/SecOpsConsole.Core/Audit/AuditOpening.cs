using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Audit;

/// <summary>
/// What has to hold before the console writes: the key is the one under which the record was kept, the record's end is sound, and it
/// does not end before a head that was published. Otherwise it does not start, and says what an operator can do.
/// </summary>
internal static class AuditOpening
{
    /// <summary>The setting that names the key of the record.</summary>
    public const string KeySetting = "audit.key";

    private const string Console = "console";
    private const string Operator = "operator";

    private const string Adopt =
        "`audit verify` says more. When you know why (an older backup was put back, the key is lost), `audit adopt --reason TEXT` takes the record as it is; that is recorded.";

    /// <exception cref="StoreStartException">The record cannot be continued; nothing was changed.</exception>
    public static AuditChain Open(IAuditTable table, StorageOptions options, DateTime nowUtc)
    {
        var heads = new AuditHeadsFile(options.AuditHeadsPath);
        var key = AuditKeyFile.Read(options.AuditKeyPath);
        if (options.AdoptAudit is { } reason)
        {
            return TakeAsItIs(table, key ?? AuditKeyFile.Make(options.AuditKeyPath), heads, reason, nowUtc);
        }

        return table.KeyId is { } keyId
            ? Continue(table, MustBe(keyId, key, options.AuditKeyPath), heads)
            : Begin(table, key, options.AuditKeyPath, heads, nowUtc);
    }

    private static AuditKey MustBe(string keyId, AuditKey? key, string path) => key switch
    {
        null => throw new StoreStartException(
            $"The audit record was kept with the key {keyId}, but there is no key in {path}. Nothing was changed. "
            + $"Put the key file back from your backup, or name it with Audit__KeyFile. {Adopt}"),
        _ when key.Id != keyId => throw new StoreStartException(
            $"The audit record was kept with the key {keyId}, but {path} holds the key {key.Id}. Nothing was changed. "
            + $"Put the right key file there, or name it with Audit__KeyFile. {Adopt}"),
        _ => key,
    };

    private static AuditChain Continue(IAuditTable table, AuditKey key, AuditHeadsFile heads)
    {
        var chain = new AuditChain(key) { Floor = LastOf(heads) };
        if (chain.Check(table.Tail, out _) is not { } defect)
        {
            return chain;
        }

        chain.Dispose();
        throw new StoreStartException($"The audit record is not sound. {defect.What} Nothing was changed. {Adopt}");
    }

    /// <summary>The first start, or the first one after an upgrade: rows from before are taken as they are, once, and a row says so.</summary>
    private static AuditChain Begin(IAuditTable table, AuditKey? key, string keyPath, AuditHeadsFile heads, DateTime nowUtc)
    {
        if (LastOf(heads) is { } head)
        {
            throw new StoreStartException(
                $"The database has no audit chain, but row {head.Sequence} was published in {heads.Path} as the end of one. Nothing was changed. "
                + $"Put the database back that belongs to this directory. {Adopt}");
        }

        var chain = new AuditChain(key ?? AuditKeyFile.Make(keyPath));
        table.Adopt(chain, anew: false, nowUtc, static rows => rows == 0 ? null : new TransitionNote(
            Console, $"The hash chain begins: the {rows} rows before this one were written by an earlier version and are taken as they were found."));
        return chain;
    }

    private static AuditChain TakeAsItIs(IAuditTable table, AuditKey key, AuditHeadsFile heads, string reason, DateTime nowUtc)
    {
        var chain = new AuditChain(key);
        var (verdict, oldKey) = (Judge(table, key), table.KeyId);
        var last = TryLastOf(heads);
        var aside = heads.PutAside(nowUtc);
        var published = last is null ? "No end was published." : $"The end published last was row {last.Sequence} ({last.Hash}); the heads are kept in {Path.GetFileName(aside)}.";
        if (verdict is null && oldKey == key.Id)
        {
            table.Append(chain, nowUtc, new TransitionNote(Operator, $"The audit record was taken as it is, by a person's decision. Its rows verify. {published}") { Reason = reason });
        }
        else
        {
            table.Adopt(chain, anew: true, nowUtc, rows => new TransitionNote(
                Operator,
                $"The audit record was taken as it is, by a person's decision: its {rows} rows were linked anew with the key {key.Id} (before: {oldKey ?? "none"}). "
                + $"{verdict?.What ?? "Its rows verified."} {published}")
                { Reason = reason });
        }

        return chain;
    }

    /// <summary>The first bad row under this key, or null.</summary>
    private static AuditDefect? Judge(IAuditTable table, AuditKey key)
    {
        return new AuditWalk(key, () => table.All()).Run([], CancellationToken.None).Defect;
    }

    private static AuditHead? TryLastOf(AuditHeadsFile heads)
    {
        try
        {
            return heads.Last();
        }
        catch (InvalidDataException)
        {
            // An unreadable file is put aside as it is.
            return null;
        }
    }

    private static AuditHead? LastOf(AuditHeadsFile heads)
    {
        try
        {
            return heads.Last();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StoreStartException(
                $"The heads of the audit record cannot be read ({exception.Message.TrimEnd('.')}). Nothing was changed. Put {heads.Path} back from your backup. {Adopt}", exception);
        }
    }
}
