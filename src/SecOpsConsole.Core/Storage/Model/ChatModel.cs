using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Notifications.Chat;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class ChatModel : IEntityTypeConfiguration<ChatIdentity>, IEntityTypeConfiguration<ChatRequest>
{
    public void Configure(EntityTypeBuilder<ChatIdentity> builder) => builder.HasKey(row => row.UserId);

    public void Configure(EntityTypeBuilder<ChatRequest> builder)
    {
        builder.HasKey(row => row.Signature);
        builder.HasIndex(row => row.AtUtc);
    }
}
