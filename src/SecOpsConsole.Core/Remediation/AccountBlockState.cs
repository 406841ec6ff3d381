using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Remediation;

/// <summary>Block Public Access of an account, what its loss laid open, and the one decision that closes it.</summary>
/// <param name="Block">As it was read last.</param>
/// <param name="Former">What a restore would give back, or why there is nothing.</param>
/// <param name="LaidOpen">Buckets that it would close, by name; at most <see cref="AccountBlockQueries.MostNamed"/> of them.</param>
/// <param name="Buckets">How many they are.</param>
/// <param name="Restore">Whether it can be restored now, and if not, why not.</param>
/// <param name="Latest">What the console last did about it, with its undo; null when it did nothing.</param>
public sealed record AccountBlockState(
    AccountBlock Block, BlockChoice Former, IReadOnlyList<string> LaidOpen, int Buckets, ActionOffer Restore, AttemptRow? Latest);
