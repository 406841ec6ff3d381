using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Protection;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.WhatIf;

namespace SecOpsConsole.Core.Remediation;

internal static class RemediationServices
{
    /// <summary>Deciding, acting, the Desk, sign-in and the queries of the screens. The work handlers are found by the queue's scan.</summary>
    public static IServiceCollection AddRemediation(this IServiceCollection services)
    {
        services.TryAddSingleton<FindingLifecycle>();
        services.TryAddSingleton<GuardOptions>();
        services.AddSingleton<RemediationActions>();
        AttemptSubjects.AddTo(services);
        services.AddSingleton<AttemptClock>();
        services.AddSingleton<AttemptLedger>();
        services.AddSingleton(provider => new RemediationFlow(
            provider.GetRequiredService<FindingLifecycle>(), provider.GetRequiredService<AttemptLedger>(), provider.GetRequiredService<GuardOptions>(),
            provider.GetRequiredService<AttemptClock>(), provider.GetRequiredService<Surroundings>()));
        services.TryAddSingleton<ProtectionOptions>();
        services.AddSingleton<Surroundings>();
        services.AddSingleton<DeskFloor>();
        services.TryAddSingleton(new DeskOptions());
        services.AddFourEyes();
        services.AddSingleton<ModeDecision>();
        services.AddSingleton(provider => new AnalystDesk(
            ActivatorUtilities.CreateInstance<FindingDecisions>(provider),
            ActivatorUtilities.CreateInstance<ApprovalDecision>(provider),
            ActivatorUtilities.CreateInstance<BucketDecisions>(provider),
            provider.GetRequiredService<ModeDecision>(),
            ActivatorUtilities.CreateInstance<ResumeDecisions>(provider),
            ActivatorUtilities.CreateInstance<DeskPreviews>(provider),
            ActivatorUtilities.CreateInstance<ContainDecision>(provider),
            ActivatorUtilities.CreateInstance<RestoreBlockDecision>(provider),
            ActivatorUtilities.CreateInstance<RestoreEncryptionDecision>(provider),
            ActivatorUtilities.CreateInstance<AccountBlockDecision>(provider),
            ActivatorUtilities.CreateInstance<UndoDecision>(provider),
            ActivatorUtilities.CreateInstance<QuarantineDecisions>(provider),
            ActivatorUtilities.CreateInstance<SuppressionDecisions>(provider),
            ActivatorUtilities.CreateInstance<RuleDecisions>(provider),
            ActivatorUtilities.CreateInstance<DecisionUndo>(provider)));
        services.AddSingleton(provider => new SignIn(provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<DeskFloor>()));
        services.AddSingleton(provider => new PeopleRegister(provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<DeskFloor>()));
        services.AddSingleton(provider => new OperatorAccess(provider.GetRequiredService<ConsoleStore>()));
        services.AddSingleton(provider => new ApiTokens(
            provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<DeskFloor>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PolicyWhatIf(
            provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<RemediationActions>(), provider.GetRequiredService<AttemptClock>(), provider.GetRequiredService<Surroundings>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AccountQueries>();
        services.AddSingleton<AccountBlockQueries>();
        services.AddSingleton<FindingQueries>();
        services.AddSingleton<AttemptQueries>();
        services.AddSingleton(provider => new OffenderQueries(provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<QuarantineGuard>()));
        services.AddSingleton<ExceptionQueries>();
        services.AddSingleton<BucketQueries>();
        services.AddSingleton<EventQueries>();
        services.AddSingleton<PipelineQuery>();
        return services;
    }
}
