# Queues, fields, rights and the scrip that books refunds.
# rt-setup-database --action insert --datafile initialdata.pl

use utf8;

our @Queues = (
    {   Name        => 'Returns',
        Description => 'Returns announced to the warehouse',
        Lifecycle   => 'station-returns',
    },
    {   Name        => 'Refunds',
        Description => 'Refunds, each booked once',
        Lifecycle   => 'station-refunds',
    },
);

our @Users = (
    { Name => 'returns-station', RealName => 'Returns Station', Privileged => 1 },
);

our @Groups = (
    {   Name        => 'Returns Station',
        Description => 'Accounts of hubs: what they ask for needs a key',
        Members     => { Users => ['returns-station'] },
    },
);

sub _field {
    my ( $queue, $type, $name, $description ) = @_;
    return {
        Name        => $name,
        Type        => $type,
        Queue       => [$queue],
        LookupType  => 'RT::Queue-RT::Ticket',
        Description => $description,
    };
}

our @CustomFields = (
    _field( 'Returns', 'FreeformSingle',   'TicketNumber',      'The number of the return' ),
    _field( 'Returns', 'FreeformMultiple', 'Tracking',          'Tracking numbers, one a line' ),
    _field( 'Returns', 'FreeformSingle',   'OrderRef',          'The order' ),
    _field( 'Returns', 'FreeformSingle',   'Currency',          'ISO 4217' ),
    _field( 'Returns', 'FreeformMultiple', 'ReturnLine',        'One order line a line, as JSON' ),
    _field( 'Returns', 'FreeformSingle',   'Shop',              'Shop' ),
    _field( 'Returns', 'FreeformSingle',   'Market',            'CN when empty' ),
    _field( 'Returns', 'FreeformSingle',   'Service',           'return, exchange or repair' ),
    _field( 'Returns', 'FreeformSingle',   'ReasonCode',        'Reason of the customer' ),
    _field( 'Returns', 'FreeformSingle',   'ReasonClass',       'Class of the reason' ),
    _field( 'Returns', 'FreeformSingle',   'FreightPaid',       'Freight of the way out, as 12.00' ),
    _field( 'Returns', 'FreeformSingle',   'DeliveredAt',       'RFC 3339' ),
    _field( 'Returns', 'FreeformSingle',   'DeadlineAt',        'RFC 3339' ),
    _field( 'Returns', 'FreeformSingle',   'DeadlineSource',    'Who set the deadline' ),
    _field( 'Returns', 'FreeformSingle',   'OutboundWeightG',   'Grams' ),
    _field( 'Returns', 'FreeformSingle',   'CustomerWords',     'What the customer wrote' ),

    _field( 'Refunds', 'FreeformSingle',   'RefundKey',         'Empty in a refund made by hand' ),
    _field( 'Refunds', 'FreeformSingle',   'RefundOrder',       'The order' ),
    _field( 'Refunds', 'FreeformSingle',   'RefundLine',        'The order line; empty: the whole order' ),
    _field( 'Refunds', 'FreeformSingle',   'RefundAmount',      'As 59.90' ),
    _field( 'Refunds', 'FreeformSingle',   'RefundCurrency',    'ISO 4217' ),
    _field( 'Refunds', 'FreeformSingle',   'RefundReturn',      'The number of the return' ),
    _field( 'Refunds', 'FreeformSingle',   'RefundPiece',       'Slot and label of the piece' ),
    _field( 'Refunds', 'FreeformSingle',   'RefundReason',      'Why it was refused; set by RT' ),
    _field( 'Refunds', 'FreeformSingle',   'RefundDuplicateOf', 'The ticket that booked it; set by RT' ),
);

# It may ask for refunds and read them. It can change none: what was booked stands.
our @ACL = (
    (   map {
            {   GroupDomain => 'UserDefined',
                GroupId     => 'Returns Station',
                Right       => $_,
                Queue       => 'Refunds',
            }
        } qw(SeeQueue ShowTicket CreateTicket SeeCustomField SetInitialCustomField)
    ),
    (   map {
            {   GroupDomain => 'UserDefined',
                GroupId     => 'Returns Station',
                Right       => $_,
                Queue       => 'Returns',
            }
        } qw(SeeQueue ShowTicket ShowTicketComments ModifyTicket CommentOnTicket ReplyToTicket
            SeeCustomField)
    ),
);

our @Scrips = (
    {   Queue                  => 'Refunds',
        Description            => '10 book a refund once',
        ScripCondition         => 'On Create',
        ScripAction            => 'User Defined',
        Template               => 'Blank',
        Stage                  => 'TransactionCreate',
        CustomPrepareCode      => 'return 1;',
        CustomCommitCode       => <<'PERL',
# Runs inside the database transaction that makes the ticket: the claim of the key, the ticket and
# its status become visible together or not at all.
my $ticket = $self->TicketObj;
my $untidy = 0;
my $said   = sub {
    my $value = $ticket->FirstCustomFieldValue( $_[0] ) // '';
    # an exact search must find it, or the money would not be seen
    $untidy ||= $value =~ /^\s|\s\z|[\x00-\x1f]/;
    return $value;
};
my $becomes = sub {
    my ( $status, $field, $value ) = @_;
    if ( defined $field ) {
        my ( $ok, $why ) = $ticket->AddCustomFieldValue( Field => $field, Value => $value );
        die "cannot note $field: $why" unless $ok;
    }
    my ( $ok, $why ) = $ticket->_Set(
        Field           => 'Status',
        Value           => $status,
        CheckACL        => 0,
        TransactionType => 'Status',
    );
    die "cannot set the status: $why" unless $ok;
    return 1;
};
my $refused = sub { return $becomes->( 'refused', 'RefundReason', $_[0] ) };

my $key      = $said->('RefundKey');
my $amount   = $said->('RefundAmount');
my $currency = $said->('RefundCurrency');
my $order    = $said->('RefundOrder');
my @more     = map { $said->($_) } qw(RefundLine RefundReturn RefundPiece);

my $hubs = RT::Group->new( RT->SystemUser );
$hubs->LoadUserDefinedGroup('Returns Station');
die 'the group Returns Station is missing' unless $hubs->id;

# a hub whose account may not write the key must not book without one
return $refused->('key.missing')
    if $key eq '' and $hubs->HasMemberRecursively( $ticket->CreatorObj->PrincipalObj );
return $refused->('key.bad') if $key ne '' and $key !~ /^[A-Za-z0-9:_.-]{1,60}\z/;
return $refused->('text.unsearchable') if $untidy;
return $refused->('order.missing') if $order eq '';
return $refused->('currency.bad') if $currency !~ /^[A-Z]{3}\z/;
return $refused->('amount.bad')
    if $amount !~ /^[0-9]{1,12}(?:\.[0-9]{1,4})?\z/ or $amount !~ /[1-9]/;

require Digest::SHA;
my $payload = Digest::SHA::sha256_hex(
    Encode::encode(
        'UTF-8', join "\x1f", $amount, $currency, $order, @more
    )
);
# a refund by hand has no key; its ticket's number is one that no hub can take ("/" is not allowed)
my $claim = $key ne '' ? $key : 'ticket/' . $ticket->id;
my $type  = RT->Config->Get('DatabaseType');
my $dbh   = $RT::Handle->dbh;
my $into  = 'INTO StationRefunds (RefundKey, Ticket, Payload) VALUES (?, ?, ?)';
my $rows  = $dbh->do(
    $type eq 'mysql' ? "INSERT IGNORE $into" : "INSERT $into ON CONFLICT DO NOTHING",
    undef, $claim, $ticket->id, $payload
);
die 'cannot claim the key' unless defined $rows;
if ( $rows < 1 ) {
    # locked, so that MySQL shows what was committed meanwhile
    my $lock = $type eq 'SQLite' ? '' : ' FOR UPDATE';
    my ( $first, $held )
        = $dbh->selectrow_array( "SELECT Ticket, Payload FROM StationRefunds WHERE RefundKey = ?$lock",
        undef, $claim );
    die 'the claim is gone' unless defined $held;
    return $refused->('key.reused') if $held ne $payload;
    return $becomes->( 'duplicate', 'RefundDuplicateOf', $first );
}
return $becomes->('booked');
PERL
    },
    {   Queue             => 'Refunds',
        Description       => '20 link a refund with its return',
        ScripCondition    => 'On Create',
        ScripAction       => 'User Defined',
        Template          => 'Blank',
        Stage             => 'TransactionBatch',
        CustomPrepareCode => 'return 1;',
        CustomCommitCode  => <<'PERL',
my $number = $self->TicketObj->FirstCustomFieldValue('RefundReturn') // '';
return 1 if $number eq '';
my $returns = RT::Tickets->new( RT->SystemUser );
$number =~ s/([\\'])/\\$1/g;
$returns->FromSQL("Queue = 'Returns' AND CF.{TicketNumber} = '$number'");
if ( $returns->Count == 1 ) {
    $self->TicketObj->AddLink( Type => 'RefersTo', Target => $returns->First->id );
}
return 1;
PERL
    },
);

1;
