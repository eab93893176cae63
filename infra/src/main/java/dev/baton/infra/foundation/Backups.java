package dev.baton.infra.foundation;

import dev.baton.infra.ServiceRole;
import dev.baton.infra.Settings;
import dev.baton.infra.function.Permissions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.backup.CfnBackupPlan;
import software.amazon.awscdk.services.backup.CfnBackupSelection;
import software.amazon.awscdk.services.backup.CfnBackupVault;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * A backup of every table each night, in a vault: point-in-time recovery reaches back 35 days and
 * goes with its table, a vault does neither.
 */
final class Backups extends Construct {
  Backups(Construct scope, Key key, List<StoreTable> tables, Settings settings) {
    super(scope, "Backups");
    CfnBackupVault vault =
        CfnBackupVault.Builder.create(this, "Vault")
            .backupVaultName("baton")
            .encryptionKeyArn(key.getKeyArn())
            .build();
    vault.overrideLogicalId("BackupVault");
    vault.applyRemovalPolicy(settings.removal());
    CfnBackupPlan plan =
        CfnBackupPlan.Builder.create(this, "Plan")
            .backupPlan(
                CfnBackupPlan.BackupPlanResourceTypeProperty.builder()
                    .backupPlanName("baton")
                    .backupPlanRule(List.of(nightly(vault, settings)))
                    .build())
            .build();
    plan.overrideLogicalId("BackupPlan");
    List<String> arns = tables.stream().map(StoreTable::getTableArn).toList();
    ServiceRole role =
        new ServiceRole(this, "Backup", "backup.amazonaws.com", statements(key, vault, arns));
    CfnBackupSelection selection =
        CfnBackupSelection.Builder.create(this, "Selection")
            .backupPlanId(plan.getAttrBackupPlanId())
            .backupSelection(
                CfnBackupSelection.BackupSelectionResourceTypeProperty.builder()
                    .selectionName("tables")
                    .iamRoleArn(role.arn())
                    .resources(arns)
                    .build())
            .build();
    selection.overrideLogicalId("BackupSelection");
    role.precede(selection);
  }

  private static CfnBackupPlan.BackupRuleResourceTypeProperty nightly(
      CfnBackupVault vault, Settings settings) {
    return CfnBackupPlan.BackupRuleResourceTypeProperty.builder()
        .ruleName("nightly")
        .targetBackupVault(vault.getRef())
        .scheduleExpression("cron(0 3 * * ? *)")
        .lifecycle(
            CfnBackupPlan.LifecycleResourceTypeProperty.builder()
                .deleteAfterDays(settings.retention().backups())
                .build())
        .build();
  }

  private static List<PolicyStatement> statements(
      Key key, CfnBackupVault vault, List<String> tables) {
    String service = "dynamodb." + Stack.of(key).getRegion() + ".amazonaws.com";
    return List.of(
        Permissions.allow(
            "BackUpTables",
            List.of(
                "dynamodb:CreateBackup",
                "dynamodb:DescribeTable",
                "dynamodb:ListTagsOfResource",
                "dynamodb:StartAwsBackupJob"),
            tables.toArray(String[]::new)),
        Permissions.allow(
            "ManageBackups",
            List.of("dynamodb:DeleteBackup", "dynamodb:DescribeBackup"),
            tables.stream().map(table -> table + "/backup/*").toArray(String[]::new)),
        Permissions.allow(
            "KeepInVault",
            List.of("backup:CopyIntoBackupVault", "backup:DescribeBackupVault"),
            vault.getAttrBackupVaultArn()),
        Permissions.allowWhen(
            "UseTableKey",
            List.of("kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"),
            Map.of("StringEquals", Map.of("kms:ViaService", service)),
            key.getKeyArn()),
        Permissions.allowWhen(
            "GrantKeyToServices",
            List.of("kms:CreateGrant"),
            Map.of("Bool", Map.of("kms:GrantIsForAWSResource", "true")),
            key.getKeyArn()));
  }
}
