using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Notifications.Chat;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Replay;
using SecOpsConsole.Core.SecurityHub;
using SecOpsConsole.Core.Shadow;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.Sweep;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Storage;

/// <summary>
/// The model of the store. One derived context per provider, each with its own migrations.
/// Contexts come from <see cref="ConsoleStore"/> only; nobody else opens one.
/// </summary>
public abstract class ConsoleDbContext(DbContextOptions options) : DbContext(options)
{
    private readonly HashSet<object> _touched = new(ReferenceEqualityComparer.Instance);

    public DbSet<Bucket> Buckets => Set<Bucket>();
    public DbSet<PolicyVersion> PolicyVersions => Set<PolicyVersion>();
    public DbSet<PolicySighting> PolicySightings => Set<PolicySighting>();
    public DbSet<BlockSighting> BlockSightings => Set<BlockSighting>();
    public DbSet<HubNote> HubNotes => Set<HubNote>();
    public DbSet<EncryptionSighting> EncryptionSightings => Set<EncryptionSighting>();
    public DbSet<Finding> Findings => Set<Finding>();
    public DbSet<FindingEvent> FindingEvents => Set<FindingEvent>();
    public DbSet<ChangeSet> ChangeSets => Set<ChangeSet>();
    public DbSet<Signal> Signals => Set<Signal>();
    public DbSet<RemediationAttempt> Attempts => Set<RemediationAttempt>();
    public DbSet<ShadowDecision> ShadowDecisions => Set<ShadowDecision>();
    public DbSet<Principal> Principals => Set<Principal>();
    public DbSet<Offence> Offences => Set<Offence>();
    public DbSet<ReplayRun> ReplayRuns => Set<ReplayRun>();
    public DbSet<ReplayDifference> ReplayDifferences => Set<ReplayDifference>();
    public DbSet<Suppression> Suppressions => Set<Suppression>();
    public DbSet<DeskRequest> Requests => Set<DeskRequest>();
    public DbSet<DeskDecision> Decisions => Set<DeskDecision>();
    public DbSet<InboxEvent> InboxEvents => Set<InboxEvent>();
    public DbSet<WorkItem> WorkItems => Set<WorkItem>();
    public DbSet<BulkDecision> BulkDecisions => Set<BulkDecision>();
    public DbSet<BulkItem> BulkItems => Set<BulkItem>();
    public DbSet<SweepRun> SweepRuns => Set<SweepRun>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<AccountBlock> AccountBlocks => Set<AccountBlock>();
    public DbSet<AccountBreaker> AccountBreakers => Set<AccountBreaker>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<NotificationMessage> NotificationMessages => Set<NotificationMessage>();
    public DbSet<NotificationDelivery> NotificationDeliveries => Set<NotificationDelivery>();
    public DbSet<Channel> Channels => Set<Channel>();
    public DbSet<ChatIdentity> ChatIdentities => Set<ChatIdentity>();
    public DbSet<ChatRequest> ChatRequests => Set<ChatRequest>();
    public DbSet<ChannelItem> ChannelItems => Set<ChannelItem>();
    public DbSet<ChannelDelivery> ChannelDeliveries => Set<ChannelDelivery>();
    public DbSet<BellLine> BellLines => Set<BellLine>();
    public DbSet<BellRead> BellReads => Set<BellRead>();
    public DbSet<Setting> Settings => Set<Setting>();

    /// <summary>Entities that a SaveChanges of this context added, changed or removed.</summary>
    internal IReadOnlyCollection<object> Touched => _touched;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        // These are compared with < and >=, so they are numbers in the store.
        configurationBuilder.Properties<Severity>().HaveConversion<int>();
        configurationBuilder.Properties<Exposure>().HaveConversion<int>();
        configurationBuilder.Properties<Role>().HaveConversion<int>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ConsoleDbContext).Assembly);

    /// <summary>Numbers and links new rows of the audit record; only a context that may write has one.</summary>
    internal Action<IReadOnlyList<FindingEvent>>? Link { get; init; }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Prepare();
        try
        {
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }
        catch (DbUpdateException exception) when (IsAudit(exception))
        {
            throw new StoreBusyException(StoreFault.AuditUnwritable, exception);
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Prepare();
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException exception) when (IsAudit(exception))
        {
            throw new StoreBusyException(StoreFault.AuditUnwritable, exception);
        }
    }

    /// <summary>Says whether the store itself is in trouble (disk, lock): then it is not the record alone.</summary>
    internal abstract bool ConcernsEverybody(Exception exception);

    private bool IsAudit(DbUpdateException exception) =>
        exception.Entries.Any(entry => entry.Entity is FindingEvent) && !ConcernsEverybody(exception);

    private void Prepare()
    {
        List<EntityEntry<FindingEvent>>? appended = null;
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
            {
                continue;
            }

            if (entry is { Entity: FindingEvent, State: not EntityState.Added })
            {
                throw new InvalidOperationException("The timeline is the audit record: its rows are only ever added.");
            }

            if (entry.Entity is FindingEvent)
            {
                (appended ??= []).Add(Entry((FindingEvent)entry.Entity));
            }

            _touched.Add(entry.Entity);
            CountVersion(entry);
        }

        if (appended is not null)
        {
            LinkInOrder(appended);
        }
    }

    /// <summary>In the order in which they were told: a row that is not saved yet has a temporary key, and these count upwards.</summary>
    private void LinkInOrder(List<EntityEntry<FindingEvent>> appended)
    {
        var link = Link ?? throw new InvalidOperationException("The audit record is written by the store's writer alone.");
        appended.Sort(static (left, right) => Order(left).CompareTo(Order(right)));
        link([.. appended.Select(static entry => entry.Entity)]);
        foreach (var entry in appended)
        {
            var id = entry.Property(static row => row.Id);
            (id.CurrentValue, id.IsTemporary) = (entry.Entity.Id, false);
        }
    }

    private static (bool Temporary, long Key) Order(EntityEntry<FindingEvent> entry)
    {
        var id = entry.Property(static row => row.Id);
        return (id.IsTemporary, id.CurrentValue);
    }

    /// <summary>A changed row gets the next version by itself, so that no writer can forget it.</summary>
    private static void CountVersion(EntityEntry entry)
    {
        if (entry.State != EntityState.Modified || entry.Metadata.FindProperty("Version") is not { IsConcurrencyToken: true } version)
        {
            return;
        }

        var property = entry.Property(version);
        if (!property.IsModified)
        {
            property.CurrentValue = (int)property.OriginalValue! + 1;
        }
    }
}
