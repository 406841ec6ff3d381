using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.Desk.Decided;
using SecOpsConsole.Core.Desk.Requests;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Replay;
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
    public DbSet<Finding> Findings => Set<Finding>();
    public DbSet<FindingEvent> FindingEvents => Set<FindingEvent>();
    public DbSet<RemediationAttempt> Attempts => Set<RemediationAttempt>();
    public DbSet<ShadowDecision> ShadowDecisions => Set<ShadowDecision>();
    public DbSet<Principal> Principals => Set<Principal>();
    public DbSet<Offence> Offences => Set<Offence>();
    public DbSet<ReplayRun> ReplayRuns => Set<ReplayRun>();
    public DbSet<ReplayDifference> ReplayDifferences => Set<ReplayDifference>();
    public DbSet<Suppression> Suppressions => Set<Suppression>();
    public DbSet<DeskDecision> Decisions => Set<DeskDecision>();
    public DbSet<DeskRequest> Requests => Set<DeskRequest>();
    public DbSet<InboxEvent> InboxEvents => Set<InboxEvent>();
    public DbSet<WorkItem> WorkItems => Set<WorkItem>();
    public DbSet<BulkDecision> BulkDecisions => Set<BulkDecision>();
    public DbSet<BulkItem> BulkItems => Set<BulkItem>();
    public DbSet<SweepRun> SweepRuns => Set<SweepRun>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
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

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Prepare();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Prepare();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void Prepare()
    {
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

            _touched.Add(entry.Entity);
            CountVersion(entry);
        }
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
