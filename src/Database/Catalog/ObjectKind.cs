namespace ClusterProvisioning.Database.Catalog;

/// <summary>What an object is.</summary>
public enum ObjectKind
{
    /// <summary>A role, login or group.</summary>
    Role,

    /// <summary>A role's membership in another.</summary>
    Membership,

    /// <summary>A tablespace.</summary>
    Tablespace,

    /// <summary>A database.</summary>
    Database,

    /// <summary>A server parameter of a database's or role's sessions.</summary>
    Setting,

    /// <summary>A permanent physical replication slot.</summary>
    Slot,

    /// <summary>A setting of Patroni's dynamic configuration.</summary>
    Parameter,

    /// <summary>A schema.</summary>
    Schema,

    /// <summary>An extension.</summary>
    Extension,

    /// <summary>A function or procedure.</summary>
    Routine,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A table's column.</summary>
    Column,

    /// <summary>A table's constraint.</summary>
    Constraint,

    /// <summary>An index that belongs to no constraint.</summary>
    Index,

    /// <summary>How TimescaleDB cuts a table into chunks.</summary>
    Hypertable,

    /// <summary>How TimescaleDB compresses a hypertable's chunks.</summary>
    Compression,

    /// <summary>A continuous aggregate of TimescaleDB.</summary>
    Aggregate,

    /// <summary>Where a hypertable's chunks go as they age.</summary>
    Lifecycle,

    /// <summary>A job of TimescaleDB's scheduler.</summary>
    Job,

    /// <summary>A view.</summary>
    View,

    /// <summary>A row-level security policy.</summary>
    Policy,

    /// <summary>A trigger; none is ever declared.</summary>
    Trigger,

    /// <summary>A materialised view, sequence, foreign table or rule; none is ever declared.</summary>
    Relation,

    /// <summary>A type or domain; none is ever declared.</summary>
    Type,

    /// <summary>A role's privileges on an object.</summary>
    Grant,

    /// <summary>A role's privileges on tables that are made later.</summary>
    DefaultGrant,

    /// <summary>A parameter that ALTER SYSTEM set, on this one machine and past Patroni; none is ever declared.</summary>
    Override,

    /// <summary>An attribute that lifts a role which others keep above all checks; none is ever declared.</summary>
    Power,
}
