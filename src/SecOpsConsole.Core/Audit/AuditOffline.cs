using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Evidence;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Storage.Sqlite;

namespace SecOpsConsole.Core.Audit;

/// <summary>Verifies the record of a console that does not run. The database is only read, also one that no console would start on.</summary>
public static class AuditOffline
{
    public const int LongestReason = 2000;

    public static AuditVerdict NotPossible(string why, TimeProvider clock) => AuditVerification.NotPossible(why, clock);

    /// <summary>Takes the record as it is found and says in a row of it who decided that and why; returns that row's sentence.</summary>
    /// <exception cref="StoreStartException">A console runs on the directory, or the store cannot be opened for another reason.</exception>
    public static async Task<string> AdoptAsync(StorageOptions options, string reason, TimeProvider clock, CancellationToken cancellationToken)
    {
        options.AdoptAudit = reason;
        await using var storage = new SqliteStorage(options, clock);
        await storage.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await storage.ReadAsync(
            (db, ct) => db.FindingEvents.Where(row => row.Kind == FindingEventKind.AuditAdopted).OrderByDescending(row => row.Id).Select(row => row.Text).FirstAsync(ct),
            cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="StoreStartException">A console runs on the directory.</exception>
    public static AuditVerdict Verify(StorageOptions options, AuditHead? expected, TimeProvider clock, CancellationToken cancellationToken) => Read(
        options, clock, (file, key) => new AuditVerification(key, file.OpenAudit, new AuditHeadsFile(options.AuditHeadsPath), clock).Run(expected, cancellationToken));

    /// <summary>Checks an evidence bundle against the record.</summary>
    /// <exception cref="StoreStartException">A console runs on the directory.</exception>
    public static Task<AuditVerdict> VerifyBundleAsync(StorageOptions options, byte[] bundle, TimeProvider clock, CancellationToken cancellationToken) => Task.Run(
        () => Read(options, clock, (file, key) =>
        {
            using var content = new MemoryStream(bundle);
            return EvidenceVerification.RunAsync(
                content, key, file.OpenAudit,
                head => Task.FromResult(new AuditVerification(key, file.OpenAudit, new AuditHeadsFile(options.AuditHeadsPath), clock).Run(head, cancellationToken)),
                clock).GetAwaiter().GetResult();
        }),
        cancellationToken);

    /// <summary>Opens the record of a console that does not run, with the key under which it was kept.</summary>
    private static AuditVerdict Read(StorageOptions options, TimeProvider clock, Func<SqliteAuditFile, AuditKey, AuditVerdict> read)
    {
        if (!Directory.Exists(options.Directory))
        {
            return AuditVerification.NotPossible($"There is no data directory {options.Directory}. Name the right one with Data__Directory.", clock);
        }

        using var directory = DataDirectory.Take(options.Directory);
        try
        {
            if (AuditKeyFile.Read(options.AuditKeyPath) is not { } key)
            {
                return AuditVerification.NotPossible($"There is no key in {options.AuditKeyPath}. Put the key file there, or name it with Audit__KeyFile.", clock);
            }

            using var file = SqliteAuditFile.Open(directory.Path);
            return file.KeyId switch
            {
                null => AuditVerification.NotPossible("The database has no audit chain: no console of this version has started on it.", clock),
                { } id when id != key.Id => AuditVerification.NotPossible(
                    $"The record was kept with the key {id}, but {options.AuditKeyPath} holds the key {key.Id}. Put the right key file there, or name it with Audit__KeyFile.", clock),
                _ => read(file, key),
            };
        }
        catch (StoreStartException exception)
        {
            return AuditVerification.NotPossible(exception.Message, clock);
        }
    }
}
